import { expect, test } from 'vitest';
import { type FormValues, type OverrideKey, valuesOfQuery } from '@/lib/domain/invoke-form';
import { fieldErrors, overridesOf, remoteInput, targetWish } from './form-check';

const form = (change: Partial<FormValues> = {}): FormValues => ({ ...valuesOfQuery(new URLSearchParams()), ...change });
const settings = (change: Partial<Record<OverrideKey, string>>) =>
  form({ overrides: { ...form().overrides, ...change } });

test('an empty form has nothing wrong and overrides nothing', () => {
  expect(fieldErrors(form())).toEqual({});
  expect(overridesOf(form())).toEqual({});
});

test.each([
  ['miniBatchSize', '0'],
  ['miniBatchSize', '1.5'],
  ['miniBatchSize', 'ten'],
  ['instanceCount', '-1'],
  ['maxRetries', '-1'],
  ['timeoutSeconds', '0'],
  ['errorThreshold', '-2'],
  ['outputFileName', 'a/b.csv'],
] as const)('%s can not be %s', (key, text) => {
  expect(Object.keys(fieldErrors(settings({ [key]: text })))).toEqual([key]);
});

test('what was typed becomes numbers, and -1 is allowed where it means never', () => {
  const values = settings({ miniBatchSize: ' 20 ', maxRetries: '0', errorThreshold: '-1', outputFileName: 'out.csv' });
  expect(fieldErrors(values)).toEqual({});
  expect(overridesOf(values)).toEqual({
    miniBatchSize: 20,
    maxRetries: 0,
    errorThreshold: -1,
    outputFileName: 'out.csv',
  });
});

test('every other kind of input is read from its own fields', () => {
  expect(remoteInput(form({ kind: 'data', dataName: 'mnist-data', dataVersion: '1' }))).toEqual({
    kind: 'data',
    name: 'mnist-data',
    version: '1',
  });
  expect(remoteInput(form({ kind: 'url', url: ' https://a.example/c ', urlType: 'UriFile' }))).toEqual({
    kind: 'url',
    url: 'https://a.example/c',
    type: 'UriFile',
  });
  expect(remoteInput(form({ kind: 'datastore', datastore: 'ds', path: '/a/b/' }))).toEqual({
    kind: 'datastore',
    datastore: 'ds',
    path: 'a/b',
    type: 'UriFolder',
  });
});

test.each([
  form({ kind: 'local' }),
  form({ kind: 'data', dataName: 'd' }),
  form({ kind: 'url', url: 'ftp://a.example' }),
  form({ kind: 'datastore', datastore: 'ds', path: 'a/../b' }),
  form({ kind: 'datastore', path: 'a' }),
])('an input that is not whole is none', (values) => {
  expect(remoteInput(values)).toBeNull();
});

test('only the fields of the chosen kind can be wrong', () => {
  const values = form({ url: 'nonsense', path: '../x', targetPath: 'a//b' });
  expect(Object.keys(fieldErrors({ ...values, kind: 'url' }))).toEqual(['url']);
  expect(Object.keys(fieldErrors({ ...values, kind: 'datastore' }))).toEqual(['path']);
  expect(Object.keys(fieldErrors({ ...values, kind: 'local' }))).toEqual(['targetPath']);
  expect(fieldErrors({ ...values, kind: 'data' })).toEqual({});
});

test('where dropped files go is asked for only when it was said', () => {
  expect(targetWish(form())).toEqual({ datastore: null, path: null });
  expect(targetWish(form({ targetDatastore: 'ds', targetPath: '/scans/' }))).toEqual({
    datastore: 'ds',
    path: 'scans',
  });
});
