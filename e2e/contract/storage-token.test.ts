import { randomUUID } from 'node:crypto';
import { ClientSecretCredential, type TokenCredential } from '@azure/identity';
import {
  BlobSASPermissions,
  BlobServiceClient,
  BlockBlobClient,
  generateBlobSASQueryParameters,
} from '@azure/storage-blob';
import { expect, it } from 'vitest';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { personToken } from './person';

/** A datastore without credentials: clients go on with the caller's own token for storage (contract G2). */
const door = readDoor();
const azure = new Azure(door);
const name = `token-${randomUUID().slice(0, 8)}`;
const STORAGE = 'https://storage.azure.com';

/** Path style over https, so that no name below `localhost` must resolve. */
const { host, pathname } = new URL(door.blobBaseUrl);
const serviceFor = (credential: TokenCredential) => new BlobServiceClient(`https://${host}${pathname}`, credential);
const containerFor = (credential: TokenCredential, containerName: string) =>
  serviceFor(credential).getContainerClient(containerName);

const robot = new ClientSecretCredential(door.tenantId, door.clientId, door.clientSecret, {
  authorityHost: door.armBaseUrlTls,
  disableInstanceDiscovery: true,
});

const personCredential = (person: string): TokenCredential => ({
  getToken: async () => ({
    token: await personToken(door, person, STORAGE),
    expiresOnTimestamp: Date.now() + 600_000,
  }),
});

it('is written and read with the storage client’s own token, and only read with a reader’s', async () => {
  const { body: own } = await azure.arm('GET', 'datastores/workspaceblobstore');
  const { accountName, containerName } = Object(own).properties;
  const properties = {
    datastoreType: 'AzureBlob',
    ...{ accountName, containerName },
    credentials: { credentialsType: 'None' },
  };
  expect((await azure.arm('PUT', `datastores/${name}`, { properties })).status).toBe(201);
  const secrets = await azure.arm('POST', `datastores/${name}/listSecrets`, { expirableSecret: true });
  expect(secrets.status).toBe(400);

  const mine = containerFor(robot, containerName);
  await mine.getBlockBlobClient(`${name}/a.txt`).upload('one', 3, { metadata: { upload_status: 'completed' } });
  const readers = containerFor(personCredential('reader@local.test'), containerName);
  expect((await readers.getBlobClient(`${name}/a.txt`).downloadToBuffer()).toString()).toBe('one');
  const listed: string[] = [];
  for await (const blob of readers.listBlobsFlat({ prefix: `${name}/` })) listed.push(blob.name);
  expect(listed).toEqual([`${name}/a.txt`]);
  await expect(readers.getBlockBlobClient(`${name}/b.txt`).upload('two', 3)).rejects.toMatchObject({
    statusCode: 403,
    code: 'AuthorizationPermissionMismatch',
  });
  await mine.getBlobClient(`${name}/a.txt`).delete();
  await azure.arm('DELETE', `datastores/${name}`);
});

it('signs SAS with a user delegation key that the storage client asked for, within its holder’s rights', async () => {
  const { containerName } = await azure.container();
  const expiresOn = new Date(Date.now() + 600_000);
  const blobName = `${name}/delegated.txt`;
  const blobFor = async (credential: TokenCredential, letters: string) => {
    const key = await serviceFor(credential).getUserDelegationKey(new Date(Date.now() - 60_000), expiresOn);
    const values = { containerName, blobName, expiresOn, permissions: BlobSASPermissions.parse(letters) };
    const sas = generateBlobSASQueryParameters(values, key, pathname.slice(1));
    return new BlockBlobClient(`https://${host}${pathname}/${containerName}/${blobName}?${sas}`);
  };
  const mine = await blobFor(robot, 'rcwd');
  await mine.upload('signed', 6);
  const readers = await blobFor(personCredential('reader@local.test'), 'rcwd');
  expect((await readers.downloadToBuffer()).toString()).toBe('signed');
  await expect(readers.delete()).rejects.toMatchObject({ code: 'AuthorizationPermissionMismatch' });
  await mine.delete();
});

it('refuses a token for another API with 401 and the way to the right one', async () => {
  const authorization = `Bearer ${await azure.token('https://management.azure.com')}`;
  const headers = { authorization, 'x-ms-version': '2025-07-05' };
  const answer = await fetch(`${door.blobBaseUrl}?comp=list`, { headers });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toContain(`resource_id=${STORAGE}`);
  expect(answer.headers.get('www-authenticate')).toContain(door.tenantId);
});
