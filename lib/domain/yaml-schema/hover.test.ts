import { expect, test } from 'vitest';
import { hoverAt } from './hover';

const TEXT = `name: a
endpoint_name: e
type: model
model: "azureml:mnist:2"   # the newest
compute: azureml:gone
settings:
  mini_batch_size: 100
  retry_settings:
    timeout: 30
  environment_variables:
    ANY: x
`;
const names = {
  models: [{ name: 'mnist', versions: ['1', '2'], labels: ['latest'] }],
  environments: [],
  components: [],
  data: [],
  computes: ['cpu-cluster'],
  endpoints: ['e'],
};
const hover = (line: number, column: number, known: typeof names | null = names) =>
  hoverAt(TEXT.split('\n'), { line, column }, { expected: null, names: known });

test('a key: its meaning, type, unit, default and place in REST', () => {
  const found = hover(8, 6);
  expect(found).toMatchObject({ start: 4, end: 11 });
  expect(found?.text).toContain('Time that one run() call may take');
  expect(found?.text).toContain('- Default: `30` seconds');
  expect(found?.text).toContain('- Unit: seconds');
  expect(found?.text).toContain('- REST: `properties.retrySettings.timeout`');
  expect(hover(6, 3)?.text).toContain('- At least: `1`');
});

test('a reference: the asset that it names, or that there is none', () => {
  expect(hover(3, 12)).toMatchObject({ start: 8, text: expect.stringContaining('versions 2, 1; labels latest') });
  expect(hover(4, 12)?.text).toContain('This workspace has no compute gone.');
});

test('another value: its field', () => {
  expect(hover(6, 20)?.text).toContain('**mini_batch_size**');
  expect(hover(3, 12, null)?.text).toContain('**model**');
});

test('nothing in comments, beyond the line and for keys that are free', () => {
  expect(hover(3, 32)).toBeNull();
  expect(hover(6, 40)).toBeNull();
  expect(hover(10, 6)).toBeNull();
});

test('inside braces the word under the cursor, wherever on the line', () => {
  const lines = ['endpoint_name: e', 'type: model', 'settings: {mini_batch_size: 5, retry_settings: {timeout: 30}}'];
  const at = (column: number) => hoverAt(lines, { line: 2, column }, { expected: null, names });
  expect(at(13)).toMatchObject({ start: 11, end: 26, text: expect.stringContaining('**mini_batch_size**') });
  expect(at(51)).toMatchObject({ start: 48, end: 55, text: expect.stringContaining('**timeout**') });
  expect(at(28)?.text).toContain('**mini_batch_size**');
  expect(at(3)?.text).toContain('**settings**');
});
