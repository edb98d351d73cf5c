import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { answerUpstream, callAs } from './testing/upstream';
import { startUpload, uploadRights } from './upload-target';

const accountKey = Buffer.from('a key of an account').toString('base64');

/** A workspace whose default datastore answers these secrets. */
function workspaceWith(secrets: object, credentialsType = 'AccountKey') {
  const store = { datastoreType: 'AzureBlob', accountName: 'acct', containerName: 'container', isDefault: true };
  const datastore = { id: '/d', name: 'store', properties: { ...store, credentials: { credentialsType } } };
  answerUpstream(async ({ url }) => {
    if (url.pathname.endsWith('/listSecrets')) return { json: secrets };
    return { json: url.pathname.endsWith('/datastores') ? { value: [datastore] } : datastore };
  });
  const subscriptionId = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
  return { subscriptionId, resourceGroupName: 'rg', workspaceName: `ws-${randomUUID()}` };
}
const begin = (params: ReturnType<typeof workspaceWith>) =>
  startUpload(callAs('owner', params, { datastore: null, path: 'up/1', name: 'scans' }));
const ask = (params: ReturnType<typeof workspaceWith>, paths: string[]) =>
  uploadRights(callAs('owner', params, { datastore: 'store', paths }));

it('gives the browser the right to create and write one blob, for each blob, and none for the container', async () => {
  const params = workspaceWith({ secretsType: 'AccountKey', key: accountKey });
  const target = await begin(params);
  expect(target).toMatchObject({ datastore: 'store', path: 'up/1', direct: true });
  expect(JSON.stringify(target)).not.toMatch(/sig|sp=/);

  const { rights, expiresAt } = await ask(params, ['up/1/a b.png', 'up/1/b.png']);
  expect(rights.map(({ path }) => path)).toEqual(['up/1/a b.png', 'up/1/b.png']);
  const parts = rights.map(({ sas }) => new URLSearchParams(sas));
  expect(parts.map((sas) => [sas.get('sr'), sas.get('sp'), sas.get('se')])).toEqual([
    ['b', 'cw', expiresAt],
    ['b', 'cw', expiresAt],
  ]);
  expect(new Set(parts.map((sas) => sas.get('sig'))).size).toBe(2);
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
});

it.each([
  ['a datastore by identity', {}, 'None'],
  ['a SAS of the whole container that Azure issued', { secretsType: 'Sas', sasToken: 'sig=x' }, 'Sas'],
])('gives none for %s: all goes by the server', async (_what, secrets, credentialsType) => {
  const params = workspaceWith(secrets, credentialsType);
  await expect(ask(params, ['up/1/a.png'])).rejects.toMatchObject({ status: 409, code: 'NoDirectUpload' });
});
