import { describe, expect, it } from 'vitest';
import type { Json } from '../yaml/rest-body';
import { completionsAt } from './complete';

const job = (name: string, status: string) => ({
  name,
  status,
  services: { Studio: { endpoint: `https://studio/${name}` } },
  'odd-name': 1,
});
const jobs: Json = [job('a', 'Completed'), { ...job('b', 'Failed'), cause: null }];
const endpoint: Json = { name: 'e', defaults: { deployment_name: 'd' }, tags: {}, jobs };

/** `|` in the text is the cursor. */
function at(text: string, document: Json): string[] {
  const cursor = text.indexOf('¦');
  return completionsAt(text.replace('¦', ''), cursor, document).items.map((item) => item.text);
}

describe('completionsAt', () => {
  it.each<[text: string, document: Json, items: string[]]>([
    ['¦', endpoint, ['name', 'defaults', 'tags', 'jobs']],
    ['de¦', endpoint, ['defaults']],
    ['DE¦', endpoint, ['defaults']],
    ['defaults.¦', endpoint, ['deployment_name']],
    ['defaults.¦ || name', endpoint, ['deployment_name']],
    ['[].ser¦', jobs, ['services']],
    ['[*].services.Studio.en¦', jobs, ['endpoint']],
    ['[0].services.¦', jobs, ['Studio']],
    ['[?st¦', jobs, ['status', 'starts_with(']],
    ['[?services.St¦', jobs, ['Studio']],
    ['[?starts_with(na¦', jobs, ['name']],
    ["[?status == 'Failed'].¦", jobs, ['name', 'status', 'services', '"odd-name"', 'cause']],
    ['[].{n: na¦', jobs, ['name']],
    ['[].{n: name, s: services.¦', jobs, ['Studio']],
    ['[].[name, st¦', jobs, ['status', 'starts_with(']],
    ['sort_by([], &st¦', jobs, ['status', 'starts_with(']],
    ['jobs[].services | [0].¦', endpoint, ['Studio']],
    ['jobs | [0].st¦', endpoint, ['status']],
    ['jobs | ¦', endpoint, ['name', 'status', 'services', '"odd-name"', 'cause']],
    ['[]."od¦', jobs, ['"odd-name"']],
    ['nothing.here.¦', endpoint, []],
    ["name == 'de¦", endpoint, []],
    ['[0]¦', jobs, []],
    ['[*] ¦', jobs, []],
    ['name ¦', endpoint, []],
    ['length(jobs)¦', endpoint, []],
    ['name == ¦', { name: 1 }, ['name']],
  ])('%s', (text, document, items) => {
    expect(at(text, document)).toEqual(items);
  });

  it('says what stands behind a name, and from where it is replaced', () => {
    expect(completionsAt('defaults.dep', 12, endpoint)).toEqual({
      from: 9,
      items: [{ text: 'deployment_name', kind: 'field', note: 'd' }],
    });
    expect(completionsAt('jo', 2, endpoint).items[0]?.note).toBe('list of 2');
  });
});
