import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SUBSCRIPTION_ID, WORKSPACE_ID, WORKSPACE_SCOPE } from '../directory';
import { checkApiVersion } from './api-version';
import { caseless, parseBody, word } from './caseless';
import { durationOfSeconds, secondsOfDuration } from './duration';
import { ownBlob } from './locations';
import { parseReference } from './references';
import { depthOf } from './request';

const LONG = `azureml://subscriptions/${SUBSCRIPTION_ID}/resourcegroups/local/workspaces/local-workspace`;
const one = { kind: 'asset', collection: 'data', name: 'mnist-data', version: '1' };
const latest = { ...one, version: null };
const path = { kind: 'datastore', datastore: 'workspaceblobstore', path: 'a b/c%20#d/' };

describe('references', () => {
  it.each([
    ['azureml:mnist-data:1', one],
    ['azureml:mnist-data@latest', latest],
    [`${WORKSPACE_SCOPE}/data/mnist-data/versions/1`, one],
    [`azureml:${WORKSPACE_SCOPE}/data/mnist-data/versions/1`, one],
    [`${WORKSPACE_SCOPE.toUpperCase()}/DATA/mnist-data/VERSIONS/1`, one],
    [`${LONG}/data/mnist-data/versions/1`, one],
    [`azureml://locations/local/workspaces/${WORKSPACE_ID}/data/mnist-data/versions/1`, one],
    ['azureml://locations/local/workspaces/local-workspace/data/mnist-data/versions/labels/latest', latest],
    [`${LONG}/data/mnist-data/labels/latest`, latest],
    ['azureml://datastores/workspaceblobstore/paths/a b/c%20#d/', path],
    [`${LONG}/datastores/workspaceblobstore/paths/a b/c%20#d/`, path],
    [`${WORKSPACE_SCOPE}/datastores/workspaceblobstore/paths/a b/c%20#d/`, path],
    ['https://x.example/a', { kind: 'url', url: 'https://x.example/a' }],
    [`${LONG.replace('local-workspace', 'other')}/data/mnist-data/versions/1`, { kind: 'foreign' }],
    ['azureml://registries/azureml/models/m/versions/1', { kind: 'foreign' }],
    ['azureml:mnist-data@prod', { kind: 'label', collection: 'data', name: 'mnist-data', label: 'prod' }],
    [`${LONG}/data/mnist-data/labels/prod`, { kind: 'label', collection: 'data', name: 'mnist-data', label: 'prod' }],
    ['wasbs://c@a.blob.core.windows.net/p', null],
    ['azureml://jobs/x/outputs/y', null],
    ['mnist-data', null],
    ['', null],
  ])('%s', (text, expected) => expect(parseReference(text, 'data')).toEqual(expected));
});

describe('blob URLs of the own account', () => {
  const base = 'http://localhost:3101/localworkspace';
  it.each([
    'http://localhost:3101/localworkspace/sampledata/a%20b',
    'https://localhost:3101/localworkspace/sampledata/a%20b?sv=1&sig=x',
    'http://127.0.0.1:3101/localworkspace/sampledata/a%20b',
    'https://localworkspace.blob.core.localhost:3101/sampledata/a%20b',
    'http://localworkspace.blob.localhost:3101/sampledata/a%20b',
  ])('%s', (url) => expect(ownBlob(url, base)).toEqual({ container: 'sampledata', path: 'a b' }));

  it.each([
    'https://other.blob.core.windows.net/sampledata/a',
    'http://localhost:9999/localworkspace/sampledata/a',
    'http://localhost:3101/other/sampledata/a',
    'https://other.blob.core.localhost:3101/sampledata/a',
    'http://localhost:3101/localworkspace/',
    'http://localhost:3101/localworkspace/sampledata/%zz',
  ])('not %s', (url) => expect(ownBlob(url, base)).toBeNull());
});

describe('durations', () => {
  it('come back as the seconds that went in', () => {
    fc.assert(fc.property(fc.nat(1e7), (seconds) => secondsOfDuration(durationOfSeconds(seconds)) === seconds));
  });
  it.each([
    ['PT30S', 30],
    ['PT1M30S', 90],
    ['PT5M', 300],
    ['P1DT1S', 86_401],
    ['P', null],
    ['PT', null],
    ['30', null],
  ])('%s', (text, seconds) => expect(secondsOfDuration(text)).toBe(seconds));
  it('are written as Azure writes them', () =>
    expect([0, 30, 90, 300, 3_661].map(durationOfSeconds)).toEqual(['PT0S', 'PT30S', 'PT1M30S', 'PT5M', 'PT1H1M1S']));
});

describe('bodies', () => {
  const schema = caseless({ jobInputType: word('UriFolder', 'UriFile'), inner: caseless({ a: z.number() }).nullish() });
  it('take keys and words in any case and keep what they do not know', () => {
    expect(parseBody(schema, { JobInputType: 'uri_folder', INNER: { A: 1, b: 2 }, Other: 3 })).toEqual({
      jobInputType: 'UriFolder',
      inner: { a: 1, b: 2 },
      Other: 3,
    });
  });
  it('name the field that is wrong', () => {
    expect(() => parseBody(schema, { jobInputType: 'Cube' })).toThrow('The request is invalid.');
  });
  it('count nesting without being fooled by brackets in text', () => {
    expect([depthOf('{"a":[1,{"b":"}}]]"}]}'), depthOf('[]'), depthOf('"[[[["')]).toEqual([3, 1, 0]);
  });
});

describe('api-version', () => {
  const check =
    (version: string | undefined, plane: 'arm' | 'mfe' | 'history' = 'arm') =>
    () =>
      checkApiVersion(plane, version, 'workspaces', false);
  it.each(['2022-05-01', '2024-10-01', '2026-05-01', '2020-09-01-preview', '2024-01-01-PREVIEW'])(
    'takes %s',
    (version) => expect(check(version)).not.toThrow(),
  );
  it.each(['2099-01-01', '2010-01-01', '2024-02-31', '2024-10', 'latest', '2020-09-01-dataplanepreview'])(
    'refuses %s',
    (version) => expect(check(version)).toThrow(`API version '${version}' for type 'workspaces'`),
  );
  it('knows the data-plane version on the regional API and asks for one there too', () => {
    expect(check('2020-09-01-dataplanepreview', 'mfe')).not.toThrow();
    expect(check(undefined, 'mfe')).toThrow('is required');
  });
  it('ignores whatever history is sent', () => {
    expect(check(undefined, 'history')).not.toThrow();
    expect(check('nonsense', 'history')).not.toThrow();
  });
});
