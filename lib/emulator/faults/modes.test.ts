import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_CONTAINER } from '../directory';
import { type Storage, startStorage } from '../storage';
import { freePort } from '../storage/testing/free-port';
import { startTransport } from '../transport';
import { issueCertificates } from '../transport/issue-certificates';
import { type Fault, fault, type ResponseOption } from './fault';
import { withFaults } from './front';
import { FaultRegistry } from './registry';
import { getByHand } from './testing/wire';

const BODY = 'x'.repeat(400);
const half = BODY.slice(200);
const tls = await issueCertificates(new Date());
const registry = new FaultRegistry();
let [dir, port, storagePort] = ['', 0, 0];
let storage: Storage;
let transport: Awaited<ReturnType<typeof startTransport>>;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'modes-'));
  [port, storagePort] = [await freePort(), await freePort()];
  storage = await startStorage({ dir, port: storagePort, tls, allowedOrigin: 'http://localhost:3000' });
  await storage.blobs.write(PUBLIC_CONTAINER, 'a.txt', BODY);
  transport = await startTransport({ port, tls, appOrigin: 'http://localhost:3000' });
  const factsOf = () => ({ path: '/', plane: 'arm' as const, method: 'GET', operation: null });
  const clock = { now: () => new Date() };
  transport.serve(
    withFaults(registry, clock, factsOf, (_req, res) => {
      res.writeHead(200, { 'content-length': BODY.length });
      res.end(BODY);
    }),
  );
}, 60_000);
afterAll(async () => {
  await Promise.all([transport.close(), storage.close()]);
  await rm(dir, { recursive: true });
});

let lastId = 0;
const workspace = {
  at: (isTls: boolean) => ({ port: isTls ? port + 2 : port, path: '/' }),
  put: async (given: Fault) => registry.put('one', given),
  applied: async () => registry.list()[0]?.applied,
};
const blobs = {
  at: () => ({ port: storagePort, path: `/localworkspace/${PUBLIC_CONTAINER}/a.txt` }),
  put: async (given: Fault) => {
    lastId += 1;
    storage.faults.setFaults([{ id: lastId, name: 'one', fault: given }]);
    await storage.faults.faultFigures();
  },
  applied: async () => (await storage.faults.faultFigures())[0]?.applied,
};

describe.each([
  ['workspace', 'http', workspace],
  ['workspace', 'https', workspace],
  ['blob storage', 'http', blobs],
  ['blob storage', 'https', blobs],
] as const)('the eight modes of %s over %s', (_service, scheme, service) => {
  const isTls = scheme === 'https';
  const ask = async (option: ResponseOption) => {
    await service.put(fault.parse({ kind: 'response', option, where: {} }));
    const heard = await getByHand({ ...service.at(isTls), isTls });
    expect(await service.applied(), 'it counts').toBe(1);
    return heard;
  };
  const OK = expect.stringContaining('200 OK');

  it.each<[ResponseOption, object]>([
    ['f', { head: OK, body: BODY, end: 'fin' }],
    ['p', { head: OK, body: half, end: 'hang' }],
    ['pc', { head: OK, body: half, end: 'fin' }],
    ['pa', { head: OK, body: half, end: 'rst' }],
    ['n', { head: '', body: '', end: 'hang' }],
    ['nc', { head: '', body: '', end: 'fin' }],
    ['na', { head: '', body: '', end: 'rst' }],
  ])('%s', async (option, heard) => expect(await ask(option)).toEqual(heard));

  it('pn: half, as if it were whole', async () => {
    const { head, body, end } = await ask('pn');
    expect([head, body.includes(half), body.includes(BODY), end]).toEqual([OK, true, false, 'fin']);
  });
});
