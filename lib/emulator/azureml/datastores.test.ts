import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covers } from './testing/covers';
import { ML, type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeAll(async () => {
  ws = await testWorkspace();
});
afterAll(() => ws.close());

const at = (name: string, tail = '') => `/ws/datastores/${name}${tail}?${V}&skipValidation=true`;
const blob = (accountName: string, credentials: unknown, more = {}) => ({
  properties: { datastoreType: 'AzureBlob', accountName, containerName: 'c1', credentials, ...more },
});
const key = Buffer.from('another key').toString('base64');
const accountKey = { credentialsType: 'AccountKey', secrets: { secretsType: 'AccountKey', key } };
const sas = { CredentialsType: 'sas', Secrets: { secretsType: 'Sas', SasToken: 'sv=1&sig=abc' } };
const none = { credentialsType: 'None' };
const secrets = (name: string, body?: unknown) => ws.call('POST', at(name, '/listSecrets'), { body });

describe('PUT of a datastore', () => {
  it('registers it without ever showing its secret, and replaces it', async () => {
    const first = await ws.call('PUT', at('mine'), { body: blob('acct', accountKey, { description: 'x' }) });
    expect(first.status).toBe(201);
    expect(first.raw).not.toContain(key);
    expect(first.body).toMatchObject({
      name: 'mine',
      type: 'Microsoft.MachineLearningServices/workspaces/datastores',
      properties: { isDefault: false, credentials: { credentialsType: 'AccountKey' }, description: 'x' },
    });
    const again = await ws.call('PUT', at('MINE'), { body: blob('acct', accountKey) });
    expect([again.status, again.body.name, again.body.properties.description]).toEqual([200, 'mine', null]);
    const all = await ws.call('GET', `/ws/datastores?${V}`);
    expect(all.raw).not.toContain(key);
  });

  it.each([
    ['a built-in one', 'workspaceblobstore', blob('acct', none), 'belongs to the workspace'],
    ['no container', 'x', { properties: { datastoreType: 'AzureBlob', credentials: none } }, 'are required'],
    ['a key that is missing', 'x', blob('acct', { credentialsType: 'AccountKey' }), 'need key'],
    ['an unknown kind', 'x', { properties: { datastoreType: 'Tape', credentials: none } }, 'The request is invalid.'],
  ])('refuses %s', async (_, name, body, message) => {
    const answer = await ws.call('PUT', at(name), { body });
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  it('validates unless told not to: another account can not be reached', async () => {
    const answer = await ws.call('PUT', `/ws/datastores/far?${V}`, { body: blob('acct', none) });
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining('skipValidation=true')]);
  });
});

describe('listSecrets', () => {
  it('answers what the datastore was registered with', async () => {
    await ws.call('PUT', at('keyed'), { body: blob('acct', accountKey) });
    await ws.call('PUT', at('signed'), { body: blob('acct', sas) });
    expect((await secrets('keyed')).body).toEqual({ secretsType: 'AccountKey', key });
    expect((await secrets('signed')).body).toEqual({ secretsType: 'Sas', sasToken: 'sv=1&sig=abc' });
    expect((await secrets('signed', { expirableSecret: true })).body.sasToken).toBe('sv=1&sig=abc');
    const made = await secrets('keyed', { expirableSecret: true, expireAfterHours: 2 });
    expect(made.body).toEqual({ secretsType: 'Sas', sasToken: expect.stringContaining('sr=c') });
    const hours = (token: string) =>
      (Date.parse(new URLSearchParams(token).get('se') ?? '') - Date.parse('2026-11-22T10:00:00Z')) / 3_600_000;
    expect(hours(made.body.sasToken)).toBe(2);
    expect(hours((await secrets('keyed', { expirableSecret: true })).body.sasToken)).toBe(1);
  });

  it('has none for an identity-based datastore, on which clients use the token of the caller', async () => {
    await ws.call('PUT', at('open'), { body: blob('localworkspace', none) });
    const answer = await secrets('open', { expirableSecret: true });
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringContaining('identity of the caller'),
    ]);
  });

  it('is a right of its own, which a scorer has and a Reader has not', async () => {
    expect((await ws.call('POST', at('workspaceblobstore', '/listSecrets'), { as: 'scorer' })).status).toBe(200);
    expect((await ws.call('POST', at('workspaceblobstore', '/listSecrets'), { as: 'reader' })).status).toBe(403);
  });
});

describe('a registered datastore', () => {
  it('is read through where it lies in the own account, and refused where it does not', async () => {
    await ws.call('PUT', at('own'), { body: blob('localworkspace', none) });
    await ws.call('PUT', at('foreign'), { body: blob('acct', none) });
    const invoke = (name: string) =>
      ws.call('POST', '/inference/digits/jobs', {
        as: ML,
        body: {
          properties: { inputData: { d: { jobInputType: 'UriFolder', uri: `azureml://datastores/${name}/paths/p/` } } },
        },
      });
    await ws.blobs.write('c1', 'p/1.png', 'x');
    const job = await invoke('own');
    expect(ws.jobs.get(job.body.name)?.plan.input).toMatchObject({ container: 'c1', path: 'p/' });
    const refused = await invoke('foreign');
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining("account 'acct'")]);
  });

  it('is found by name and text, page by page', async () => {
    const { body } = await ws.call('GET', `/ws/datastores?${V}&names=signed,keyed&count=1`);
    expect(body.value.map(({ name }: { name: string }) => name)).toEqual(['keyed']);
    const next = await ws.call('GET', body.nextLink);
    expect([next.body.value[0].name, 'nextLink' in next.body]).toEqual(['signed', false]);
    const found = await ws.call('GET', `/ws/datastores?${V}&searchText=SIGN`);
    expect(found.body.value).toHaveLength(1);
    expect((await ws.call('GET', at('signed'))).body.properties.endpoint).toBeUndefined();
  });

  it('stands in the order that the call asks for, over pages too', async () => {
    const names = async (tail: string) => {
      const { status, body } = await ws.call('GET', `/ws/datastores?${V}&names=keyed,mine,signed${tail}`);
      return status === 200 ? body.value.map(({ name }: { name: string }) => name) : status;
    };
    await ws.call('PUT', at('mine'), { body: blob('acct', accountKey, { description: 'later' }) });
    expect(await names('')).toEqual(['mine', 'keyed', 'signed']);
    expect(await names('&orderBy=name')).toEqual(['signed', 'mine', 'keyed']);
    expect(await names('&orderBy=Name&orderByAsc=true')).toEqual(['keyed', 'mine', 'signed']);
    expect(await names('&orderBy=colour')).toBe(400);
    const pages: string[] = [];
    let link = `/ws/datastores?${V}&names=keyed,mine,signed&orderBy=name&count=1`;
    while (link) {
      const { body } = await ws.call('GET', link);
      pages.push(body.value[0].name);
      link = body.nextLink ?? '';
    }
    expect(pages).toEqual(['signed', 'mine', 'keyed']);
  });

  it('is forgotten by DELETE, which the built-in ones refuse', async () => {
    const first = await ws.call('GET', `/ws/datastores?${V}&names=keyed,mine,signed&orderBy=name&count=1`);
    const remove = async (name: string) => (await ws.call('DELETE', at(name))).status;
    expect([await remove('signed'), await remove('signed'), await remove('workspaceArtifactStore')]).toEqual([
      200, 204, 400,
    ]);
    expect((await ws.call('GET', at('signed'))).status).toBe(404);
    expect((await ws.call('GET', first.body.nextLink)).status, 'a place in a list that is gone').toBe(400);
  });
});

covers('Datastores_List', 'Datastores_Get', 'Datastores_CreateOrUpdate', 'Datastores_Delete', 'Datastores_ListSecrets');
