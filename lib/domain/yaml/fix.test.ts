import { expect, test } from 'vitest';
import { fixed, fixWords } from './fix';
import { placeholderTerms } from './placeholders';
import { yamlToRest } from './to-rest';

const HEAD = 'name: onnx\nendpoint_name: digits\ntype: model\ncompute: azureml:cpu\n';
const problemsOf = (text: string) => yamlToRest(text, placeholderTerms).problems;

/** The text with the only fix that it is offered. */
function mended(text: string): [words: string, text: string | null] {
  const [problem, second] = problemsOf(text).filter(({ fix }) => fix);
  expect(second).toBeUndefined();
  if (!problem?.fix) throw new Error('There is no fix.');
  return [fixWords(problem.fix), fixed(text, problem)];
}

test('a preview name is hyphenated, in its quotes, with its comment', () => {
  const [words, text] = mended(`${HEAD.replace('onnx', "'autolog_deployment'  # ours")}`);
  expect(words).toBe('Use autolog-deployment');
  expect(text).toBe(HEAD.replace('onnx', "'autolog-deployment'  # ours"));
});

test('a name that was changed since is not replaced', () => {
  const [problem] = problemsOf(HEAD.replace('onnx', 'a_b_c'));
  expect(problem?.fix).toBeDefined();
  expect(problem && fixed(HEAD, problem)).toBeNull();
});

test.each<[what: string, before: string, after: string]>([
  [
    'behind the settings',
    'settings:\n  mini_batch_size: 5 # files\n\n# who\nerror_threshold: 10 # few\nlast: 1',
    'settings:\n  mini_batch_size: 5 # files\n  error_threshold: 10 # few\n\n# who\nlast: 1',
  ],
  [
    'before them',
    'error_threshold: 10\nsettings:\n    mini_batch_size: 5\n',
    'settings:\n    mini_batch_size: 5\n    error_threshold: 10\n',
  ],
  [
    'with no final newline',
    'settings:\n  mini_batch_size: 5\nerror_threshold: 10',
    'settings:\n  mini_batch_size: 5\n  error_threshold: 10',
  ],
  [
    'on one line',
    'settings: {mini_batch_size: 5}\nerror_threshold: 10\n',
    'settings: {mini_batch_size: 5, error_threshold: 10}\n',
  ],
  [
    'a mapping on one line',
    'settings: {mini_batch_size: 5}\nenvironment_variables:\n  A: "1"\n  B: |\n    two\n    lines\n  C: a, b\nlast: 1\n',
    'settings: {mini_batch_size: 5, environment_variables: {A: "1", B: "two\\nlines\\n", C: "a, b"}}\nlast: 1\n',
  ],
  [
    'a mapping',
    'environment_variables:\n  A: "1"\n\n  B: |\n    x\nsettings:\n  mini_batch_size: 5\n',
    'settings:\n  mini_batch_size: 5\n  environment_variables:\n    A: "1"\n\n    B: |\n      x\n',
  ],
])('a key that Azure ignores is moved under settings: %s', (_what, before, after) => {
  const text = HEAD + before.replace('last: 1', 'description: x');
  const whole = HEAD + after.replace('last: 1', 'description: x');
  const [words, moved] = mended(text);
  expect(words).toBe('Move it under settings');
  expect(moved).toBe(whole);
  expect(problemsOf(whole)).toEqual([]);
  const marked = `\ufeff${text.replaceAll('\n', '\r\n')}`;
  expect(mended(marked)[1]).toBe(`\ufeff${whole.replaceAll('\n', '\r\n')}`);
});

test('what stands under settings already has no fix, and what braces have no place for stays', () => {
  const both = `${HEAD}settings:\n  mini_batch_size: 5\n  error_threshold: 1\nerror_threshold: 2\n`;
  expect(problemsOf(both)).toMatchObject([{ path: 'error_threshold', severity: 'warning' }]);
  expect(problemsOf(both)[0]?.fix).toBeUndefined();
  const braces = `${HEAD}settings: {mini_batch_size: 5}\n`;
  expect(mended(`${braces}environment_variables:\n  A: "1" # why\n`)[1]).toBeNull();
  expect(mended(`${braces}environment_variables:\n  # why\n  A: "1"\n`)[1]).toBeNull();
  expect(mended(`${braces}error_threshold: 10 # few\n`)[1]).toBeNull();
  expect(mended(`tags: &t {a: b}\n${braces}environment_variables:\n  <<: *t\n`)[1]).toBeNull();
});
