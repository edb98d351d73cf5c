import { expect, test } from 'vitest';
import { nameNotes } from './name-rules';
import { placeholderTerms } from './placeholders';
import { yamlToRest } from './to-rest';

const shown = (notes: ReturnType<typeof nameNotes>) => notes.map(({ severity, fix }) => [severity, fix]);

test.each(['digits', 'a-1', 'abc', `a${'b'.repeat(30)}c`])('%s is an endpoint name without a remark', (name) =>
  expect(nameNotes('endpoint', name)).toEqual([]),
);

test.each([
  ['ab', 'at least 3'],
  [`a${'b'.repeat(32)}`, 'at most 32'],
  ['1abc', 'starts with a letter'],
  ['abc-', 'ends with no -'],
  ['a_c', 'letters, digits and -'],
  ['a.b', 'letters, digits and -'],
])('%s is refused as an endpoint name', (name, words) =>
  expect(nameNotes('endpoint', name)).toContainEqual({
    severity: 'error',
    message: expect.stringContaining(words),
    fix: null,
  }),
);

test('an upper-case endpoint name is lower-cased, with a note', () =>
  expect(nameNotes('endpoint', 'MyEndpoint')).toEqual([
    { severity: 'note', message: 'Endpoint names are lower-cased: myendpoint is sent.', fix: 'myendpoint' },
  ]));

test('a name that is used is refused, in whatever case', () => {
  expect(nameNotes('endpoint', 'digits', ['Digits'])[0]?.message).toBe(
    'There is an endpoint digits in this workspace already.',
  );
  expect(nameNotes('deployment', 'Blue', ['blue'])[0]?.message).toBe(
    'There is a deployment Blue in this endpoint already.',
  );
  expect(nameNotes('deployment', 'green', ['blue'])).toEqual([]);
});

test('a preview name is warned of with the hyphenated name as its fix', () =>
  expect(nameNotes('deployment', 'autolog_deployment')).toEqual([
    {
      severity: 'warning',
      message: "Deployment names with _ are of the preview: today's form is autolog-deployment.",
      fix: 'autolog-deployment',
    },
  ]));

test('the fix of a preview name is a name, or there is none', () => {
  expect(shown(nameNotes('deployment', 'a_b_'))).toEqual([['warning', 'a-b']]);
  expect(shown(nameNotes('deployment', '_a'))).toContainEqual(['error', null]);
});

test('a name of a million hyphens is looked at once', () =>
  expect(shown(nameNotes('deployment', `${'-'.repeat(1_000_000)}x`))).toContainEqual(['error', null]));

test.each(['ab', 'a'.repeat(33)])('a deployment name of %s is warned of and not refused', (name) =>
  expect(shown(nameNotes('deployment', name))).toEqual([['warning', null]]),
);

test.each(['-abc', 'a b', 'a.b', 'a'.repeat(256), 'ä'])('%s is refused as a deployment name', (name) =>
  expect(nameNotes('deployment', name).some(({ severity }) => severity === 'error')).toBe(true),
);

test('nothing is said of a name that is not typed yet', () => expect(nameNotes('endpoint', '')).toEqual([]));

test('in a text the fix stands with the problem, at the place of the name', () => {
  const text = 'name: "autolog_deployment"\nendpoint_name: digits\ncompute: azureml:cpu\n';
  expect(yamlToRest(text, placeholderTerms).problems).toContainEqual(
    expect.objectContaining({
      path: 'name',
      line: 1,
      column: 7,
      fix: { from: 'autolog_deployment', to: 'autolog-deployment' },
    }),
  );
});
