import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listDataVersions } from './assets';
import { factsOfJob } from './job-list';
import { locations } from './jobs';
import { publicText, publicUri, strings } from './plain';
import { answerUpstream, callAs } from './testing/upstream';

const SECRET = 'c2VjcmV0';
const url = `https://acct.blob.core.windows.net/c/a%20b.csv?sv=1&sig=${SECRET}#${SECRET}`;
const clean = 'https://acct.blob.core.windows.net/c/a%20b.csv';

describe('publicUri', () => {
  it.each([
    [url, clean],
    [`HTTPS://me:${SECRET}@acct.example/c`, 'HTTPS://acct.example/c'],
    [`https://me:p@${SECRET}@acct.example/c?a b ${SECRET}`, 'https://acct.example/c'],
    ['azureml://datastores/d/paths/a?b#c@d', 'azureml://datastores/d/paths/a?b#c@d'],
    ['', null],
    [null, null],
  ])('%s', (given, shown) => expect(publicUri(given)).toBe(shown));
});

describe('publicText', () => {
  it('cuts every URL in it and keeps the rest', () => {
    expect(publicText(`see ${url} and http://u:${SECRET}@h/x now`)).toBe(`see ${clean} and http://h/x now`);
  });
  it.each([
    ['JSON', JSON.stringify({ uri: url, next: 1 })],
    ['JSON in JSON', JSON.stringify({ a: JSON.stringify({ uri: url, next: 1 }) })],
    [
      'JSON with escaped signs',
      JSON.stringify({ uri: url, next: 1 }).replaceAll('&', '\\u0026').replaceAll('/', '\\/'),
    ],
  ])('leaves %s as valid as it was', (_what, text) => {
    const cut = publicText(text);
    expect(cut).not.toContain(SECRET);
    const value = JSON.parse(cut);
    expect(value.a ? JSON.parse(value.a) : value).toEqual({ uri: clean, next: 1 });
  });
  it('changes nothing where no URL stands', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9 .,:/?#@&{}"'\\-]{0,40}$/), (text) => publicText(text) === text));
  });
});

describe('views that everyone who may read the job sees', () => {
  it('hold no SAS in inputs, outputs, tags and properties', async () => {
    const shown = [
      locations({ data: { uri: url } }, () => 'UriFile'),
      factsOfJob({ id: '/j', name: 'j', properties: { tags: { source: url }, status: 'Running' } }),
      strings({ 'azureml.parameters': JSON.stringify({ uri: url }) }),
    ];
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect(JSON.stringify(shown).split(clean)).toHaveLength(4);
  });

  it('say of an address whether something was cut off', () => {
    const cut = (uri: string | null) => locations({ data: { uri } }, () => 'UriFile').map(({ isCut }) => isCut);
    expect([cut(url), cut(clean), cut('azureml://datastores/d/paths/a?b'), cut(null)].flat()).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('hold none in data versions', async () => {
    const properties = { dataType: 'uri_file', dataUri: url };
    answerUpstream(async () => ({ json: { value: [{ id: '/v', name: '1', properties }] } }));
    const subscriptionId = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
    const params = { subscriptionId, resourceGroupName: 'rg', workspaceName: 'ws', name: 'data' };
    const { versions } = await listDataVersions(callAs('owner', params, undefined));
    expect(versions).toMatchObject([{ version: '1', uri: clean }]);
  });
});
