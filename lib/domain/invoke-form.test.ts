import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FormValues, inputKinds, queryOfValues, valuesOfQuery } from './invoke-form';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const type = fc.constantFrom('UriFolder' as const, 'UriFile' as const);
const form: fc.Arbitrary<FormValues> = fc.record({
  kind: fc.constantFrom(...inputKinds),
  deployment: text,
  dataName: text,
  dataVersion: text,
  url: text.map((one) => one.replace(/[?@]/g, '')),
  urlType: type,
  datastore: text,
  path: text,
  pathType: type,
  targetDatastore: text,
  targetPath: text,
  displayName: text,
  overrides: fc.record({
    miniBatchSize: text,
    instanceCount: text,
    maxRetries: text,
    timeoutSeconds: text,
    errorThreshold: text,
    outputFileName: text,
  }),
});

test('a form is read back from its own link', () => {
  fc.assert(
    fc.property(form, (values) => {
      expect(valuesOfQuery(new URLSearchParams(queryOfValues(values).toString()))).toEqual(values);
    }),
  );
});

test('an empty form has an empty query', () => {
  expect(queryOfValues(valuesOfQuery(new URLSearchParams())).toString()).toBe('');
});

test('a link that says nonsense opens the usual form', () => {
  expect(valuesOfQuery(new URLSearchParams('kind=tape&urlType=x'))).toMatchObject({
    kind: 'local',
    urlType: 'UriFolder',
  });
});

test.each(['https://a.example/c?sv=1&sig=secret', 'https://me:word@a.example/c'])('%s stays out of the link', (url) => {
  expect(queryOfValues({ ...valuesOfQuery(new URLSearchParams()), url }).toString()).not.toContain('example');
});
