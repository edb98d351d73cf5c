import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import {
  AccountSASPermissions,
  AccountSASResourceTypes,
  AccountSASServices,
  BlobSASPermissions,
  BlobServiceClient,
  ContainerSASPermissions,
  generateAccountSASQueryParameters,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ARTIFACT_CONTAINER, BLOB_CONTAINER, PUBLIC_CONTAINER, STORAGE_ACCOUNT } from '../directory';
import { issueCertificates } from '../transport/issue-certificates';
import { type Storage, startStorage } from '.';
import { freePort } from './testing/free-port';

let dir: string;
let port: number;
let tls: Awaited<ReturnType<typeof issueCertificates>>;
let storage: Storage;
const warnings: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'storage-'));
  port = await freePort();
  tls = await issueCertificates(new Date());
  const allowedOrigin = 'http://localhost:3000';
  storage = await startStorage({ dir, port, tls, allowedOrigin, warn: (line) => warnings.push(line) });
}, 60_000);
afterAll(async () => {
  await storage.close();
  await rm(dir, { recursive: true });
});

it('goes on after the storage process was killed, each line of an append blob once', async () => {
  const { blobs } = storage;
  await blobs.write(BLOB_CONTAINER, 'a/flushed #1 é.txt', 'flushed');
  await blobs.append(ARTIFACT_CONTAINER, 'log.txt', 'one\n');
  await blobs.flush();
  await blobs.write(BLOB_CONTAINER, 'a/written.txt', 'first');
  await blobs.write(BLOB_CONTAINER, 'a/written.txt', 'second');
  await blobs.append(ARTIFACT_CONTAINER, 'log.txt', 'two\n');
  const killed = storage.pid();
  process.kill(killed ?? 0, 'SIGKILL');
  await blobs.append(ARTIFACT_CONTAINER, 'log.txt', 'three\n');
  await blobs.flush();
  expect(storage.pid()).not.toBe(killed);
  expect(warnings).toEqual([expect.stringContaining('restarted (1 of 5)')]);
  expect((await blobs.read(BLOB_CONTAINER, 'a/flushed #1 é.txt')).toString()).toBe('flushed');
  expect((await blobs.read(BLOB_CONTAINER, 'a/written.txt')).toString()).toBe('second');
  expect((await blobs.read(ARTIFACT_CONTAINER, 'log.txt')).toString()).toBe('one\ntwo\nthree\n');
}, 60_000);

it.each(['plain.txt', 'a b#c%20d+é/ü.txt', 'up/../x.txt', 'empty'])(
  'reads %s back, by name and by SAS URL',
  async (name) => {
    const { blobs } = storage;
    const text = name === 'empty' ? '' : name;
    await blobs.write(BLOB_CONTAINER, `names/${name}`, text);
    expect((await blobs.read(BLOB_CONTAINER, `names/${name}`)).toString()).toBe(text);
    const base = `http://localhost:${port}/localworkspace`;
    expect(await (await fetch(blobs.sasUrl(BLOB_CONTAINER, `names/${name}`, base, 5))).text()).toBe(text);
  },
);

it('answers ranges and conditions as a reader of a growing log counts on', async () => {
  await storage.blobs.write(ARTIFACT_CONTAINER, 'tail.txt', '');
  const url = storage.blobs.sasUrl(ARTIFACT_CONTAINER, 'tail.txt', `http://localhost:${port}/localworkspace`, 5);
  const read = async (headers: Record<string, string>, method = 'GET') => {
    const answer = await fetch(url, { method, headers });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const empty = await read({ range: 'bytes=0-' });
  expect([empty.status, empty.headers.get('content-range')]).toEqual([416, 'bytes */0']);
  await storage.blobs.write(ARTIFACT_CONTAINER, 'tail.txt', 'one\ntwo\n');
  const slice = await read({ range: 'bytes=4-' });
  expect([slice.status, slice.text, slice.headers.get('content-range')]).toEqual([206, 'two\n', 'bytes 4-7/8']);
  for (const name of ['range', 'x-ms-range'])
    for (const from of [8, 9]) {
      const end = await read({ [name]: `bytes=${from}-` });
      expect([end.status, end.headers.get('x-ms-error-code')], `${name} ${from}`).toEqual([416, 'InvalidRange']);
      expect(end.headers.get('content-range')).toBe('bytes */8');
    }
  for (const range of ['bytes=-5', 'bytes=-0', 'bytes=5-2', 'bytes=0-1,4-5', 'bytes=x-', 'items=0-1', 'bytes=']) {
    const whole = await read({ range });
    expect([whole.status, whole.text, whole.headers.get('content-range')], range).toEqual([200, 'one\ntwo\n', null]);
  }
  const first = await read({ range: 'bytes=-5', 'x-ms-range': 'bytes=0-2' });
  expect([first.status, first.text]).toEqual([206, 'one']);
  const head = await read({}, 'HEAD');
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '8']);
  expect((await read({ 'if-none-match': head.headers.get('etag') ?? '' })).status).toBe(304);
});

it('refuses a SAS whose time is over, or that was tampered with, in the words of Azure', async () => {
  await storage.blobs.write(ARTIFACT_CONTAINER, 'late.txt', 'x');
  const base = `http://localhost:${port}/localworkspace`;
  const good = storage.blobs.sasUrl(ARTIFACT_CONTAINER, 'late.txt', base, 5);
  const credential = new StorageSharedKeyCredential(STORAGE_ACCOUNT, storage.accountKey);
  const named = { containerName: ARTIFACT_CONTAINER, blobName: 'late.txt', permissions: BlobSASPermissions.parse('r') };
  const over = generateBlobSASQueryParameters({ ...named, expiresOn: new Date(Date.now() - 1_000) }, credential);
  const urls = [`${good.split('?')[0]}?${over}`, good.replace(/sig=[^&]{4}/, 'sig=AAAA'), good.replace('late', 'log')];
  for (const url of urls) {
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('x-ms-error-code')], url).toEqual([403, 'AuthenticationFailed']);
  }
  expect((await fetch(good)).status).toBe(200);
});

it('says why a SAS of somebody else does not let a job read, and asks nothing of one that does', async () => {
  await storage.blobs.write(BLOB_CONTAINER, 'signed/1 ü.png', 'x');
  const credential = new StorageSharedKeyCredential(STORAGE_ACCOUNT, storage.accountKey);
  const sas = (letters: string, minutes: number) => {
    const expiresOn = new Date(Date.now() + minutes * 60_000);
    const permissions = ContainerSASPermissions.parse(letters);
    return `${generateBlobSASQueryParameters({ containerName: BLOB_CONTAINER, permissions, expiresOn }, credential)}`;
  };
  const folder = { container: BLOB_CONTAINER, path: 'signed/', kind: 'folder' as const };
  const file = { container: BLOB_CONTAINER, path: 'signed/1 ü.png', kind: 'file' as const };
  const why = storage.blobs.whyNotReadable;
  expect([await why(folder, sas('rl', 5)), await why(file, sas('r', 5))]).toEqual([null, null]);
  expect(await why({ ...file, path: 'nothing.png' }, sas('r', 5))).toBeNull();
  expect([await why(folder, sas('rl', -5)), await why(file, sas('r', -5))]).toEqual(
    Array(2).fill('AuthenticationFailed'),
  );
  expect(await why(file, sas('r', 5).replace(/sig=.{4}/, 'sig=AAAA'))).toBe('AuthenticationFailed');
  expect([await why(folder, sas('r', 5)), await why(file, sas('l', 5))]).toEqual(
    Array(2).fill('AuthorizationPermissionMismatch'),
  );
});

/** As a program beside the workspace does: straight to the service, which alone acknowledges. */
const direct = () => {
  const account = new StorageSharedKeyCredential(STORAGE_ACCOUNT, storage.accountKey);
  return new BlobServiceClient(`http://127.0.0.1:${port}/${STORAGE_ACCOUNT}`, account).getContainerClient(
    BLOB_CONTAINER,
  );
};

it('keeps every change that it acknowledged before a kill, also those that its index file has not seen', async () => {
  const container = direct();
  const names = Array.from({ length: 100 }, (_, at) => `kept/${at}`);
  await Promise.all(names.map((name) => container.getBlockBlobClient(name).upload(name, name.length)));
  const staged = container.getBlockBlobClient('kept/staged');
  await staged.stageBlock('MDA=', 'one', 3);
  const log = container.getAppendBlobClient('kept/log');
  await log.create();
  for (const line of ['a\n', 'b\n', 'c\n']) await log.appendBlock(line, line.length);
  await container.getBlobClient('kept/0').delete();
  await container.getBlockBlobClient('kept/1').upload('again', 5);
  process.kill(storage.pid() ?? 0, 'SIGKILL');
  const listed: string[] = [];
  for await (const { name } of storage.blobs.list(BLOB_CONTAINER, 'kept/')) listed.push(name);
  expect(listed.sort()).toEqual(['kept/log', ...names.slice(1)].sort());
  const text = async (name: string) => (await storage.blobs.read(BLOB_CONTAINER, name)).toString();
  expect([await text('kept/1'), await text('kept/2'), await text('kept/log')]).toEqual([
    'again',
    'kept/2',
    'a\nb\nc\n',
  ]);
  await staged.commitBlockList(['MDA=']);
  await log.appendBlock('d\n', 2);
  process.kill(storage.pid() ?? 0, 'SIGKILL');
  expect([await text('kept/staged'), await text('kept/log')]).toEqual(['one', 'a\nb\nc\nd\n']);
}, 60_000);

it('takes a token with the rights of its bearer, and answers one that does not hold with a challenge', async () => {
  const rights: Record<string, string> = { 'Bearer writer': 'rwdlac', 'Bearer reader': 'rl' };
  storage.acceptTokens(async (given) => {
    const permissions = rights[given];
    return { holder: permissions ? { oid: given, permissions } : null, challenge: 'Bearer resource_id=s' };
  });
  const ask = async (who: string, method: string, tail: string, headers = {}) => {
    const url = `http://127.0.0.1:${port}/${STORAGE_ACCOUNT}/${BLOB_CONTAINER}${tail}`;
    const body = method === 'PUT' ? 'text' : undefined;
    const version = { 'x-ms-version': '2025-07-05', 'x-ms-blob-type': 'BlockBlob' };
    return fetch(url, { method, body, headers: { ...version, authorization: `Bearer ${who}`, ...headers } });
  };
  expect((await ask('writer', 'PUT', '/by-token.txt')).status).toBe(201);
  const read = await ask('reader', 'GET', '/by-token.txt', { range: 'bytes=1-2' });
  expect([read.status, await read.text()]).toEqual([206, 'ex']);
  expect(await (await ask('reader', 'GET', '?restype=container&comp=list&prefix=by-token')).text()).toContain(
    '<Name>by-token.txt</Name>',
  );
  for (const method of ['PUT', 'DELETE']) {
    const refused = await ask('reader', method, '/by-token.txt');
    expect([refused.status, refused.headers.get('x-ms-error-code')], method).toEqual([
      403,
      'AuthorizationPermissionMismatch',
    ]);
  }
  expect(await (await ask('reader', 'GET', '/by-token.txt')).text()).toBe('text');
  const part = (who: string, name: string) =>
    `--b\r\nContent-Type: application/http\r\nContent-ID: 0\r\n\r\nDELETE /${BLOB_CONTAINER}/${name} HTTP/1.1\r\nAuthorization: Bearer ${who}\r\n\r\n`;
  const batch = async (who: string, parts: string) => {
    const type = { 'content-type': 'multipart/mixed; boundary=b', 'x-ms-version': '2021-12-02' };
    const headers = { ...type, host: `${STORAGE_ACCOUNT}.blob.core.localhost:${port}`, authorization: `Bearer ${who}` };
    const place = { host: '127.0.0.1', port, path: `/${BLOB_CONTAINER}?restype=container&comp=batch` };
    const [answer] = await once(http.request({ ...place, method: 'POST', headers }).end(`${parts}--b--`), 'response');
    return (await textOf(answer)).match(/(?<=^HTTP\/1.1 )\d+/gm);
  };
  expect(await batch('reader', part('reader', 'by-token.txt'))).toEqual(['403']);
  expect(await batch('reader', part('writer', 'by-token.txt'))).toEqual(['403']);
  await ask('writer', 'PUT', '/other.txt');
  expect(await batch('writer', part('writer', 'other.txt') + part('reader', 'by-token.txt'))).toEqual(['202', '403']);
  const unknown = await ask('nobody', 'GET', '/by-token.txt');
  expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([401, 'Bearer resource_id=s']);
  expect(await unknown.text()).toContain('<Code>InvalidAuthenticationInfo</Code>');
});

it('copies a blob whose source has a SAS, over https and by host name, and refuses one that can not be read', async () => {
  await storage.blobs.write(BLOB_CONTAINER, 'copy/from.txt', 'copied');
  const credential = new StorageSharedKeyCredential(STORAGE_ACCOUNT, storage.accountKey);
  const permissions = ContainerSASPermissions.parse('rcw');
  const named = { containerName: BLOB_CONTAINER, permissions, expiresOn: new Date(Date.now() + 60_000) };
  const sas = generateBlobSASQueryParameters(named, credential).toString();
  const copy = async (base: string, source: string, more = {}) => {
    const { host, pathname } = new URL(`https://${base}/${BLOB_CONTAINER}/`);
    const headers = { host, 'x-ms-copy-source': `https://${host}${pathname}${source}`, ...more };
    const asked = https.request({
      ...{ host: '127.0.0.1', port, method: 'PUT', path: `${pathname}copy/to.txt?${sas}`, headers },
      ...{ ca: tls.ca, servername: 'localhost' },
    });
    const [{ statusCode, headers: answered }] = await once(asked.end(), 'response');
    return [statusCode, answered['x-ms-copy-status'] ?? answered['x-ms-error-code']];
  };
  for (const base of [`localhost:${port}/${STORAGE_ACCOUNT}`, `${STORAGE_ACCOUNT}.blob.core.localhost:${port}`]) {
    expect(await copy(base, `copy/from.txt?${sas}`), base).toEqual([202, 'success']);
    expect(await copy(base, `copy/none.txt?${sas}`), base).toEqual([404, 'CannotVerifyCopySource']);
    const forged = sas.replace(/sig=.{4}/, 'sig=AAAA');
    expect(await copy(base, `copy/from.txt?${forged}`), base).toEqual([403, 'CannotVerifyCopySource']);
    const inOne = { 'x-ms-requires-sync': 'true' };
    expect(await copy(base, `copy/from.txt?${forged}`, inOne), base).toEqual([403, 'CannotVerifyCopySource']);
    expect(await copy(base, `copy/from.txt?${sas}`, inOne), base).toEqual([202, 'success']);
  }
  expect((await storage.blobs.read(BLOB_CONTAINER, 'copy/to.txt')).toString()).toBe('copied');
});

it('deletes a container’s blobs in one batch with an account SAS, and says 501 to what it does not have', async () => {
  const credential = new StorageSharedKeyCredential(STORAGE_ACCOUNT, storage.accountKey);
  const granted = {
    services: AccountSASServices.parse('b').toString(),
    resourceTypes: AccountSASResourceTypes.parse('sco').toString(),
    permissions: AccountSASPermissions.parse('rwdl'),
    expiresOn: new Date(Date.now() + 60_000),
  };
  const sas = generateAccountSASQueryParameters(granted, credential).toString();
  const host = `${STORAGE_ACCOUNT}.blob.core.localhost:${port}`;
  const send = async (method: string, tail: string, body: string, headers: Record<string, string>) => {
    const place = { host: '127.0.0.1', port, method, path: `/${BLOB_CONTAINER}${tail}&${sas}` };
    const asked = http.request({ ...place, headers: { host, 'x-ms-version': '2021-12-02', ...headers } });
    const [answer] = await once(asked.end(body), 'response');
    return { status: answer.statusCode, code: answer.headers['x-ms-error-code'], text: await textOf(answer) };
  };
  for (const name of ['a', 'b']) await storage.blobs.write(BLOB_CONTAINER, `batch/${name}`, name);
  const parts = ['a', 'b'].map((name, id) => {
    const head = `--b\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\n`;
    return `${head}DELETE /${BLOB_CONTAINER}/batch/${name}?${sas} HTTP/1.1\r\nContent-Length: 0\r\n\r\n`;
  });
  const type = { 'content-type': 'multipart/mixed; boundary=b' };
  const batch = await send('POST', '?restype=container&comp=batch', `${parts.join('')}--b--\r\n`, type);
  expect([batch.status, batch.text.match(/HTTP\/1.1 202/g)?.length]).toEqual([202, 2]);
  for await (const { name } of storage.blobs.list(BLOB_CONTAINER, 'batch/')) throw new Error(`${name} is still there`);
  const absent = await send('PUT', '/batch/a?comp=undelete', '', { 'content-length': '0' });
  expect([absent.status, absent.code]).toEqual([501, 'APINotImplemented']);
  const { search } = new URL(storage.blobs.sasUrl(BLOB_CONTAINER, 'batch/a', 'http://any', 5));
  const query = `http://localhost:${port}/${STORAGE_ACCOUNT}/${BLOB_CONTAINER}/batch/a${search}&comp=query`;
  expect((await fetch(query, { method: 'POST' })).status).toBe(501);
});

it('finds and lists every name, also where digits and letters mix, in order of name', async () => {
  const { blobs } = storage;
  const names = ['9', '10', '1a', '2', '1e1', '010', '8b', '11', '', '0x9'].map((name) => `n&<${name}`);
  const bare = ['9', '10', '1a', '2', '1e1', '010', '8b', '11', '0x9', '1 é%'];
  for (const name of [...names, ...bare]) await blobs.write(ARTIFACT_CONTAINER, name, name);
  for (const name of [...names, ...bare])
    expect((await blobs.read(ARTIFACT_CONTAINER, name)).toString(), name).toBe(name);
  const listed: { name: string; bytes: number }[] = [];
  for await (const blob of blobs.list(ARTIFACT_CONTAINER, 'n&<')) listed.push(blob);
  expect(listed).toEqual([...names].sort().map((name) => ({ name, bytes: name.length })));
  const ones: string[] = [];
  for await (const { name } of blobs.list(ARTIFACT_CONTAINER, '1')) ones.push(name);
  expect(ones).toEqual(['1 é%', '10', '11', '1a', '1e1']);
});

it('works alone on its folder: a second one, on a port of its own, is refused', async () => {
  const second = startStorage({ dir, port: await freePort(), tls, allowedOrigin: 'http://localhost:3000' });
  await expect(second).rejects.toThrow(`Another blob storage still works on ${dir}`);
  await storage.blobs.write(BLOB_CONTAINER, 'alone.txt', 'x');
}, 60_000);

it('reads the public container without a key, the others not, and refuses a foreign Host', async () => {
  await storage.blobs.write(PUBLIC_CONTAINER, 'digits/0.txt', 'zero');
  const at = (container: string, name: string) => fetch(`http://127.0.0.1:${port}/localworkspace/${container}/${name}`);
  expect(await (await at(PUBLIC_CONTAINER, 'digits/0.txt')).text()).toBe('zero');
  expect((await at(BLOB_CONTAINER, 'late.txt')).status).toBeGreaterThanOrEqual(401);
  const foreign = http.get({
    host: '127.0.0.1',
    port,
    path: '/localworkspace',
    headers: { host: `evil.test:${port}` },
  });
  const [{ statusCode }] = await once(foreign, 'response');
  expect(statusCode).toBe(421);
  expect((await stat(path.join(dir, 'account.key'))).mode & 0o077).toBe(0);
});

it('lets a page of the dashboard write, and tells a foreign page nothing', async () => {
  const place = { host: '127.0.0.1', port, path: `/localworkspace/${PUBLIC_CONTAINER}/cors.txt` };
  await storage.blobs.write(PUBLIC_CONTAINER, 'cors.txt', 'x');
  const from = async (origin: string, method: string) => {
    const asked = http.request({ ...place, method, headers: { origin, 'access-control-request-method': 'PUT' } }).end();
    const [answer] = await once(asked, 'response');
    return [answer.statusCode, answer.headers['access-control-allow-origin']];
  };
  expect(await from('http://localhost:3000', 'OPTIONS')).toEqual([200, 'http://localhost:3000']);
  expect(await from('https://evil.test', 'OPTIONS')).toEqual([403, undefined]);
  expect(await from('https://evil.test', 'GET')).toEqual([200, undefined]);
});
