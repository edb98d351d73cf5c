import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ContainerClient } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOB_CONTAINER, STORAGE_ACCOUNT } from '../directory';
import { type Storage, startStorage } from '../storage';
import { freePort } from '../storage/testing/free-port';
import { issueCertificates } from '../transport/issue-certificates';
import { covers } from './testing/covers';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';

let dir: string;
let storage: Storage;
let ws: TestWorkspace;
let blobBaseUrl: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'workspace-'));
  const [port, tls] = [await freePort(), await issueCertificates(new Date())];
  storage = await startStorage({ dir, port, tls, allowedOrigin: 'http://localhost:3000' });
  blobBaseUrl = `http://127.0.0.1:${port}/${STORAGE_ACCOUNT}`;
  // A SAS is judged by the storage's own clock.
  ws = await testWorkspace(':memory:', { accountKey: storage.accountKey, blobBaseUrl }, new Date().toISOString());
}, 60_000);
afterAll(async () => {
  await ws.close();
  await storage.close();
  await rm(dir, { recursive: true });
});

describe('startPendingUpload of code', () => {
  const start = async () =>
    (
      await ws.call('POST', `/ws/codes/new/versions/1/startPendingUpload?${V}`, {
        body: { pendingUploadType: 'TemporaryBlobReference' },
      })
    ).body.blobReferenceForConsumption;

  it('opens a container of its own, where its SAS can write and no other can', async () => {
    const [mine, other] = [await start(), await start()];
    expect(mine.credential.credentialType).toBe('SAS');
    expect(mine.blobUri).not.toBe(other.blobUri);
    const container = new ContainerClient(mine.credential.sasUri);
    await container.getBlockBlobClient('code/score.py').upload('x', 1);
    expect((await container.getBlobClient('code/score.py').downloadToBuffer()).toString()).toBe('x');
    const { search, searchParams } = new URL(mine.credential.sasUri);
    expect(searchParams.get('sp')).toBe('racwl');
    const minutes = (Date.parse(searchParams.get('se') ?? '') - Date.now()) / 60_000;
    expect(Math.abs(minutes - 60)).toBeLessThan(5);
    const stranger = new ContainerClient(other.blobUri + search);
    await expect(stranger.getBlockBlobClient('code/score.py').upload('x', 1)).rejects.toMatchObject({
      statusCode: 403,
    });
  });
});

describe('an upload', () => {
  it('is found again by the probe that clients send (recorded)', async () => {
    const { body } = await ws.call('POST', `/ws/datastores/workspaceblobstore/listSecrets?${V}`, {
      body: { expirableSecret: true },
    });
    const container = new ContainerClient(`${blobBaseUrl}/${BLOB_CONTAINER}?${body.sasToken}`);
    const blob = container.getBlockBlobClient('LocalUpload/0123/model/MLmodel');
    await blob.upload('x', 1);
    await blob.setMetadata({ upload_status: 'completed', name: 'mine', version: '1' });
    const { headers, status } = await fetch(blob.url, { method: 'HEAD' });
    expect(status).toBe(200);
    expect(headers.get('x-ms-blob-type')).toBe('BlockBlob');
    expect(headers.get('accept-ranges')).toBe('bytes');
    expect(headers.get('etag')).toMatch(/^"0x[0-9A-F]+"$/);
    const marks = ['upload_status', 'name', 'version'].map((key) => headers.get(`x-ms-meta-${key}`));
    expect(marks).toEqual(['completed', 'mine', '1']);
  });
});

describe('PUT of a datastore', () => {
  const put = (name: string, containerName: string, credentials: unknown) =>
    ws.call('PUT', `/ws/datastores/${name}?${V}`, {
      body: { properties: { datastoreType: 'AzureBlob', accountName: STORAGE_ACCOUNT, containerName, credentials } },
    });
  const keyed = (key: string) => ({ credentialsType: 'AccountKey', secrets: { secretsType: 'AccountKey', key } });
  const signed = (sasToken: string) => ({ credentialsType: 'Sas', secrets: { secretsType: 'Sas', sasToken } });

  it('tries the credentials it is given', async () => {
    const sas = await ws.call('POST', `/ws/datastores/workspaceblobstore/listSecrets?${V}`, {
      body: { expirableSecret: true },
    });
    for (const credentials of [keyed(storage.accountKey), signed(sas.body.sasToken), { credentialsType: 'None' }]) {
      const { status, raw } = await put('good', BLOB_CONTAINER, credentials);
      expect([200, 201], raw).toContain(status);
    }
  });

  it.each([
    ['a wrong key', BLOB_CONTAINER, keyed(Buffer.from('wrong').toString('base64')), 'AuthenticationFailed'],
    [
      'a forged SAS',
      BLOB_CONTAINER,
      signed('sv=2024-11-04&sr=c&sp=rl&se=2099-01-01T00:00:00Z&sig=AAAA'),
      'credentials of the datastore',
    ],
    ['a container that is not there', 'nowhere', { credentialsType: 'None' }, 'ContainerNotFound'],
  ])('refuses %s', async (_, container, credentials, reason) => {
    const { status, body } = await put('bad', container, credentials);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(reason)]);
    expect((await ws.call('GET', `/ws/datastores/bad?${V}`)).status).toBe(404);
  });
});

covers('CodeVersions_CreateOrGetStartPendingUpload');
