import { createServer, type RequestOptions, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fault } from './fault';
import { withFaults } from './front';
import { FaultRegistry } from './registry';
import type { RequestFacts } from './scope';

const BODY = JSON.stringify({ value: [{ name: 'one' }, { name: 'two' }], note: 'x'.repeat(200) });
const registry = new FaultRegistry();
const now = new Date('2026-11-22T10:00:00Z');
let plane: RequestFacts['plane'] = 'arm';
let carriedOut = 0;
const handler = withFaults(
  registry,
  { now: () => now },
  ({ url = '', method = '' }) => ({ path: url, plane, method, operation: null }),
  (_req, res) => {
    carriedOut += 1;
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': BODY.length });
    res.end(BODY);
  },
);
const server = createServer((req, res) => void handler(req, res));

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
afterEach(() => {
  registry.clear();
  plane = 'arm';
  carriedOut = 0;
});

interface Heard {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** `end`, the code of the failure, or `hang` where half a second brought nothing more. */
  end: string;
}

/** One request, told as the wire shows it. */
function ask({ body, ...options }: RequestOptions & { body?: string } = {}): Promise<Heard> {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return new Promise((done) => {
    const heard: Heard = { status: undefined, headers: {}, text: '', end: '' };
    const over = (end: string) => {
      clearTimeout(patience);
      done({ ...heard, end });
      asking.destroy();
    };
    const patience = setTimeout(() => over('hang'), 500);
    const asking = request({ port, host: '127.0.0.1', agent: false, ...options }, (answer) => {
      Object.assign(heard, { status: answer.statusCode, headers: answer.headers });
      answer.on('data', (part: Buffer) => {
        heard.text += part;
        patience.refresh();
      });
      answer.on('error', (error: NodeJS.ErrnoException) => over(error.code ?? error.message));
      answer.on('end', () => over('end'));
    });
    asking.on('error', (error: NodeJS.ErrnoException) => over(error.code ?? error.message));
    asking.end(body);
  });
}
const set = (given: object) => registry.put('one', fault.parse({ where: {}, ...given }));

it('leaves answers alone without faults', async () => {
  expect(await ask()).toMatchObject({ status: 200, text: BODY, end: 'end' });
});

describe('the modes of the fault injector', () => {
  const half = BODY.slice(0, BODY.length / 2);
  it.each([
    ['f', { status: 200, text: BODY, end: 'end' }],
    ['p', { status: 200, text: half, end: 'hang' }],
    ['pc', { status: 200, text: half, end: 'ECONNRESET' }],
    ['pa', { status: 200, text: half, end: 'ECONNRESET' }],
    ['pn', { status: 200, text: half, end: 'end' }],
    ['n', { status: undefined, text: '', end: 'hang' }],
    ['nc', { status: undefined, text: '', end: 'ECONNRESET' }],
    ['na', { status: undefined, text: '', end: 'ECONNRESET' }],
  ])('%s', async (option, heard) => {
    set({ kind: 'response', option });
    expect(await ask()).toMatchObject(heard);
    expect(carriedOut).toBe(1);
  });

  it('are obeyed from the request only where a fault allows it', async () => {
    const headers = { 'x-ms-faultinjector-response-option': 'nc' };
    expect(await ask({ headers })).toMatchObject({ status: 200 });
    set({ kind: 'response', option: 'header' });
    expect(await ask({ headers })).toMatchObject({ end: 'ECONNRESET' });
    expect(await ask()).toMatchObject({ status: 200, text: BODY });
    expect(await ask({ headers: { 'x-ms-faultinjector-response-option': 'zz' } })).toMatchObject({ status: 200 });
  });
});

describe('refusals', () => {
  it.each([
    [{ retryAfter: 7 }, '7'],
    [{ retryAfter: 0 }, '0'],
    [{ retryAfter: -5 }, '-5'],
    [{ retryAfter: 1200 }, '1200'],
    [{ retryAfter: 90, retryAfterAs: 'date' }, 'Sun, 22 Nov 2026 10:01:30 GMT'],
    [{}, undefined],
  ])('429 with Retry-After %j', async (wait, header) => {
    set({ kind: 'throttle', ...wait });
    const heard = await ask();
    expect([heard.status, heard.headers['retry-after'], carriedOut]).toEqual([429, header, 0]);
    expect(JSON.parse(heard.text).error.code).toBe('TooManyRequests');
  });

  it.each([
    ['arm', 503, ['error.code', 'ServiceUnavailable']],
    ['mfe', 500, ['error.additionalInfo.0.info.value', 'managementfrontend']],
    ['history', 502, ['componentName', 'run-history']],
    ['identity', 503, ['error', 'temporarily_unavailable']],
  ] as const)('%s answers %i in its own envelope', async (where, status, [path, word]) => {
    plane = where;
    set({ kind: 'error', status });
    const heard = await ask();
    expect(heard.status).toBe(status);
    expect(JSON.parse(heard.text)).toHaveProperty(path, word);
  });

  it('storage is busy with 503, also when it is to throttle, and readable by the page that asked', async () => {
    plane = 'storage';
    set({ kind: 'throttle', retryAfter: 1 });
    const heard = await ask({ headers: { origin: 'http://localhost:3000' } });
    expect(heard).toMatchObject({ status: 503, text: expect.stringContaining('<Code>ServerBusy</Code>') });
    expect(heard.headers['access-control-allow-origin']).toBe('http://localhost:3000');
  });
});

it('can redirect, be a portal, or link to a page elsewhere', async () => {
  set({ kind: 'redirect', location: 'http://evil.test/', status: 307 });
  expect(await ask()).toMatchObject({ status: 307, headers: { location: 'http://evil.test/' } });
  set({ kind: 'html' });
  expect(await ask()).toMatchObject({ status: 200, text: expect.stringContaining('<html>') });
  set({ kind: 'nextLink', link: 'http://evil.test/page' });
  const { value, nextLink } = JSON.parse((await ask()).text);
  expect([value.length, nextLink]).toEqual([2, 'http://evil.test/page']);
});

it('can be slow, and whole', async () => {
  set({ kind: 'slow', bytesPerSecond: 1_000 });
  const began = performance.now();
  expect(await ask()).toMatchObject({ status: 200, text: BODY, end: 'end' });
  // 50 bytes each 50 ms: by its last byte four such waits are over.
  expect(performance.now() - began).toBeGreaterThan(180);
});

it('can break an upload at a share of its body', async () => {
  set({ kind: 'brokenUpload', share: 0.3, where: { method: 'PUT' } });
  expect(await ask({ method: 'PUT', body: 'x'.repeat(100_000) })).toMatchObject({ status: undefined });
  expect(carriedOut).toBe(0);
});

it('meets only what its scope names', async () => {
  set({ kind: 'error', status: 500, where: { path: '*/jobs/mine*' } });
  expect((await ask({ path: '/jobs/other' })).status).toBe(200);
  expect((await ask({ path: '/jobs/mine?x=1' })).status).toBe(500);
});
