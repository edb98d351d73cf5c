import http, { type RequestOptions } from 'node:http';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { baseOf } from './host';
import { issueCertificates } from './issue-certificates';
import { startTransport, type Transport } from './server';

/** A port that is free together with the one two above it. */
async function freePort(): Promise<number> {
  const bind = (port: number) =>
    new Promise<number | null>((done) => {
      const probe = createServer().once('error', () => done(null));
      probe.listen(port, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => done(typeof address === 'object' && address ? address.port : null));
      });
    });
  for (;;) {
    const port = await bind(0);
    if (port && port < 65_000 && (await bind(port + 2))) return port;
  }
}

let port: number;
let transport: Transport;
const appOrigin = 'http://localhost:3000';
const tls = await issueCertificates(new Date());

function call(options: RequestOptions): Promise<{ status: number | undefined; code: unknown; text: string }> {
  return new Promise((done, fail) => {
    const request = http.request({ host: '127.0.0.1', port, agent: false, ...options }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      const code = text.startsWith('{') ? JSON.parse(text).error.code : undefined;
      done({ status: response.statusCode, code, text });
    });
    request
      .once('error', fail)
      .once('connect', ({ statusCode: status }) => done({ status, code: undefined, text: '' }));
    request.end();
  });
}

beforeAll(async () => {
  port = await freePort();
  transport = await startTransport({ port, tls, appOrigin });
});
afterAll(() => transport.close());

it('says that it is starting until it is told whom to serve', async () => {
  expect(await call({ path: '/' })).toMatchObject({ status: 503, code: 'ServiceUnavailable' });
  transport.serve((req, res) => void res.end(baseOf(req)));
  expect(await call({ path: '/', headers: { host: `LOCALHOST:${port}` } })).toMatchObject({
    text: `http://localhost:${port}`,
  });
});

it('takes two slashes before an ARM path for one, as ARM does', async () => {
  transport.serve((req, res) => void res.end(req.url));
  const headers = { host: `localhost:${port}` };
  expect(await call({ path: '//subscriptions/s?api-version=x', headers })).toMatchObject({
    text: '/subscriptions/s?api-version=x',
  });
  expect(await call({ path: '//subscriptions.evil.test/', headers })).toMatchObject({ status: 400 });
  transport.serve((req, res) => void res.end(baseOf(req)));
});

it.each([
  ['a foreign name', { headers: { host: 'evil.test' } }, 421, 'MisdirectedRequest'],
  ['a foreign name with the port', () => ({ headers: { host: `evil.test:${port}` } }), 421, 'MisdirectedRequest'],
  ['TRACE', { method: 'TRACE' }, 405, 'MethodNotAllowed'],
  ['PROPFIND', { method: 'PROPFIND' }, 405, 'MethodNotAllowed'],
  ['CONNECT', { method: 'CONNECT', path: 'evil.test:443' }, 405, undefined],
  ['an absolute target', { path: 'http://169.254.169.254/' }, 400, 'BadRequest'],
  ['a scheme-relative target', { path: '//evil.test/' }, 400, 'BadRequest'],
  ['an Upgrade', { headers: { connection: 'Upgrade', upgrade: 'websocket' } }, 400, undefined],
  ['a very long URL', { path: `/${'a'.repeat(9000)}` }, 414, 'RequestUriTooLong'],
  ['40 kB of headers', { headers: { authorization: 'a'.repeat(40_000) } }, 431, undefined],
])('refuses %s', async (_what, options, status, code) => {
  const given = typeof options === 'function' ? options() : options;
  const headers = { host: `localhost:${port}`, ...('headers' in given && given.headers) };
  expect(await call({ ...given, headers })).toMatchObject({ status, code });
});

/** The status of a request that no client of ours would write; the connection is closed behind it. */
function byHand(...lines: string[]): Promise<string> {
  return new Promise((done) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (part) => {
      text += part;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => done(text.split('\r\n')[0] ?? ''));
    socket.write([...lines, '', ''].join('\r\n'));
  });
}

it.each([
  ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
  ['a length beside chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
  ['an encoding that nobody knows', ['Transfer-Encoding: chunked, x']],
  ['a header that goes on in the next line', ['Authorization: Bearer a', ' b']],
  ['a bare line feed in a header', ['Authorization: Bearer a\nX: y']],
])('refuses %s, which could hide a second request, and closes', async (_, lines) => {
  const status = await byHand('POST / HTTP/1.1', `Host: localhost:${port}`, ...lines);
  expect(status).toBe('HTTP/1.1 400 Bad Request');
});

it.each([
  ['no Host', []],
  ['two Hosts', ['Host: localhost', 'Host: evil.test']],
])('refuses %s', async (_, lines) => {
  expect(await byHand('GET / HTTP/1.1', ...lines, 'Connection: close')).toMatch(/^HTTP\/1\.1 4(00|21) /);
});

const own = (scheme: string, host: string, above = 0) => `${scheme}://${host}:${port + above}`;
const asks = (method: string, origin: string, headers = {}) =>
  call({ path: '/', method, headers: { host: `localhost:${port}`, origin, ...headers } });
const bearer = { authorization: 'Bearer t' };

it.each([
  ['POST', 'https://evil.test', bearer],
  ['PUT', 'null', bearer],
  ['GET', 'https://evil.test', {}],
  ['GET', 'http://localhost:9', {}],
  ['OPTIONS', 'http://localhost:3001', {}],
  ['POST', 'http://localhost:3000.evil.test', {}],
])('refuses %s from a page of %s', async (method, origin, headers) => {
  expect(await asks(method, origin, headers)).toMatchObject({ status: 403, code: 'OriginNotAllowed' });
});

it('takes requests of its own pages, of the dashboard, and of programs', async () => {
  const pages = [appOrigin, own('http', 'localhost'), own('http', '127.0.0.1'), own('https', 'localhost', 2)];
  for (const origin of pages) expect(await asks('POST', origin)).toMatchObject({ status: 200 });
  expect(await asks('POST', own('https', 'localhost'))).toMatchObject({ status: 403 });
  expect(await asks('GET', 'https://evil.test', bearer)).toMatchObject({ status: 200 });
  expect(await call({ path: '/', method: 'POST', headers: { host: `localhost:${port}` } })).toMatchObject({
    status: 200,
  });
});

it('answers 500 without a word of the cause when a handler throws', async () => {
  transport.serve(() => Promise.reject(new Error('secret')));
  const answer = await call({ path: '/' });
  expect(answer).toMatchObject({ status: 500, code: 'InternalServerError' });
  expect(answer.text).not.toContain('secret');
});

it('names the port that is taken and the flag that moves it', async () => {
  await expect(startTransport({ port, tls, appOrigin })).rejects.toThrow(
    `Port ${port} is in use: stop the program that uses it, or choose another with --workspace-port.`,
  );
  await expect(startTransport({ port: port - 2, tls, appOrigin })).rejects.toThrow(`Port ${port} is in use`);
});
