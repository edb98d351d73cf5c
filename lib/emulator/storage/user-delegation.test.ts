import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BlobSASPermissions, ContainerSASPermissions, generateBlobSASQueryParameters } from '@azure/storage-blob';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BLOB_CONTAINER, STORAGE_ACCOUNT, TENANT_ID, users } from '../directory';
import { blobPermissionsOf } from '../seed/roles';
import { issueCertificates } from '../transport/issue-certificates';
import { type Storage, startStorage } from '.';
import { freePort } from './testing/free-port';

let dir: string;
let port: number;
let storage: Storage;
const NAME = 'delegated/1.txt';
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'delegation-'));
  port = await freePort();
  const tls = await issueCertificates(new Date());
  storage = await startStorage({ dir, port, tls, allowedOrigin: 'http://localhost:3000' });
  storage.acceptTokens(async (authorization) => {
    const { oid } = person(authorization.split(' ')[1] ?? '');
    return { holder: { oid, permissions: blobPermissionsOf(oid) }, challenge: 'Bearer' };
  });
  await storage.blobs.write(BLOB_CONTAINER, NAME, 'one');
}, 60_000);
afterAll(async () => {
  await storage.close();
  await rm(dir, { recursive: true });
});

function person(name: string) {
  const found = users.find(({ username }) => username === `${name}@local.test`);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

const seconds = (fromNowMs: number) => `${new Date(Date.now() + fromNowMs).toISOString().slice(0, 19)}Z`;

function askForKey(name: string, start: string, expiry: string) {
  const body = `<?xml version="1.0"?><KeyInfo><Start>${start}</Start><Expiry>${expiry}</Expiry></KeyInfo>`;
  const url = `http://127.0.0.1:${port}/${STORAGE_ACCOUNT}?restype=service&comp=userdelegationkey`;
  const headers = { authorization: `Bearer ${name}`, 'x-ms-version': '2021-12-02', 'content-type': 'application/xml' };
  return fetch(url, { method: 'POST', headers, body });
}

async function keyOf(name: string) {
  const text = await (await askForKey(name, seconds(-60_000), seconds(HOUR_MS))).text();
  const field = (tag: string) => new RegExp(`<${tag}>(.*)</${tag}>`).exec(text)?.[1] ?? '';
  return {
    signedObjectId: field('SignedOid'),
    signedTenantId: field('SignedTid'),
    signedStartsOn: new Date(field('SignedStart')),
    signedExpiresOn: new Date(field('SignedExpiry')),
    signedService: field('SignedService'),
    signedVersion: field('SignedVersion'),
    value: field('Value'),
  };
}
type Key = Awaited<ReturnType<typeof keyOf>>;

/** As a client signs: over one blob, or with `list` over the container. */
function sasWith(key: Key, letters: string, version?: string): string {
  const common = { containerName: BLOB_CONTAINER, expiresOn: new Date(Date.now() + HOUR_MS), version };
  const values = letters.includes('l')
    ? { ...common, permissions: ContainerSASPermissions.parse(letters) }
    : { ...common, blobName: NAME, permissions: BlobSASPermissions.parse(letters) };
  return generateBlobSASQueryParameters(values, key, STORAGE_ACCOUNT).toString();
}

async function tryIt(method: string, query: string, name = NAME) {
  const url = `http://127.0.0.1:${port}/${STORAGE_ACCOUNT}/${BLOB_CONTAINER}/${name}?${query}`;
  const headers = { 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-12-02' };
  const answer = await fetch(url, { method, headers, body: method === 'PUT' ? 'two' : undefined });
  await answer.body?.cancel();
  return answer.ok ? 'ok' : answer.headers.get('x-ms-error-code');
}

it('is given to the holder of a token, in the names of Azure, and signs SAS of every version', async () => {
  const key = await keyOf('owner');
  expect(key).toMatchObject({ signedObjectId: person('owner').oid, signedTenantId: TENANT_ID, signedService: 'b' });
  expect(key.signedVersion).toBe('2021-12-02');
  for (const version of [undefined, '2018-11-09', '2020-02-10', '2021-12-02', '2025-07-05']) {
    const sas = sasWith(key, 'rw', version);
    expect([await tryIt('GET', sas), await tryIt('PUT', sas)], version).toEqual(['ok', 'ok']);
  }
});

it('signs no more than both the SAS and its holder’s role give', async () => {
  const mismatch = 'AuthorizationPermissionMismatch';
  const reader = sasWith(await keyOf('reader'), 'rwd');
  expect([await tryIt('GET', reader), await tryIt('PUT', reader), await tryIt('DELETE', reader)]).toEqual([
    ...['ok', mismatch, mismatch],
  ]);
  const owner = sasWith(await keyOf('owner'), 'rl');
  expect([await tryIt('GET', owner), await tryIt('PUT', owner)]).toEqual(['ok', mismatch]);
});

it('can not be made by others: not from Azurite’s published constant, nor for somebody else or a longer time', async () => {
  const key = await keyOf('reader');
  const constant = 'I17GKLvcJUossaebtsEDZZ2RJ8GNLwLH4m7hRMxbVbkx6wNIRAABj4Rtw0FBhFuEAgmbL4gFMzUw+AStz9Sqdg==';
  const owned = { ...key, signedObjectId: person('owner').oid };
  const times = [key.signedStartsOn, key.signedExpiresOn].map((time) => `${time.toISOString().slice(0, 19)}Z`);
  const terms = [owned.signedObjectId, TENANT_ID, ...times, 'b', key.signedVersion];
  const forged = createHmac('sha256', constant).update(terms.join('\n')).digest('base64');
  const longer = { ...key, signedExpiresOn: new Date(Date.now() + 9 * HOUR_MS) };
  for (const given of [owned, { ...owned, value: forged }, longer])
    expect(await tryIt('GET', sasWith(given, 'r'))).toBe('AuthenticationFailed');
});

it.each([
  ['over', -HOUR_MS * 2, -HOUR_MS],
  ['longer than seven days', 0, HOUR_MS * 24 * 8],
  ['backwards', HOUR_MS * 2, HOUR_MS],
])('is not given for a time that is %s', async (_, start, expiry) => {
  const answer = await askForKey('owner', seconds(start), seconds(expiry));
  expect([answer.status, answer.headers.get('x-ms-error-code')]).toEqual([400, 'InvalidXmlNodeValue']);
});

it('outlives a request for a key whose body breaks off', async () => {
  const pid = storage.pid();
  const headers = { authorization: 'Bearer owner', 'content-length': '100' };
  const path = `/${STORAGE_ACCOUNT}?restype=service&comp=userdelegationkey`;
  const asked = http.request({ host: '127.0.0.1', port, method: 'POST', path, headers });
  asked.on('error', () => undefined);
  await new Promise((written) => asked.write('<KeyInfo>', written));
  asked.destroy();
  await new Promise((closed) => asked.once('close', closed));
  expect((await keyOf('owner')).signedService).toBe('b');
  expect(storage.pid()).toBe(pid);
});

it('is not given for a body that is none, which is too long to be one', async () => {
  const answer = await askForKey('owner', seconds(0), ' '.repeat(100_000));
  expect([answer.status, answer.headers.get('x-ms-error-code')]).toEqual([400, 'InvalidXmlNodeValue']);
});
