import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROBOT_OBJECT_ID, users } from '../directory';
import { type Principal, TokenError } from '../types';
import { createFaults } from '.';

const ARM = 'https://management.azure.com';
const robot: Principal = { oid: ROBOT_OBJECT_ID, name: 'robot', username: null, role: 'Owner', audience: ARM };
const [owner] = users;

/** Tokens of this test say what they are. */
const principals: Record<string, Principal | undefined> = {
  robot,
  'robot-ml': { ...robot, audience: 'https://ml.azure.com' },
  owner: owner && { ...owner, audience: ARM },
};
const tokens = {
  verify: async (authorization: string | undefined) => {
    const principal = principals[authorization?.replace('Bearer ', '') ?? ''];
    if (!principal) throw new TokenError(authorization === undefined ? 'missing' : 'signature');
    return principal;
  },
};

const front = createFaults().front((_req, res) => void res.end('{"value":[]}'), tokens);
/** Another machine's address, for the one test that needs it: nothing listens beyond loopback. */
let from = '127.0.0.1';
const server = createServer((req, res) => {
  Object.defineProperty(req.socket, 'remoteAddress', { get: () => from, configurable: true });
  void front(req, res);
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function ask(method: string, path: string, as: string | null = 'robot', body?: unknown) {
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${path}`;
  const headers: Record<string, string> = as === null ? {} : { authorization: `Bearer ${as}` };
  const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

const one = { kind: 'error', status: 503, where: { path: '*/jobs/mine*' } };

it('switches a fault on and off, and shows it', async () => {
  expect(await ask('PUT', '/faults/mine', 'robot', one)).toMatchObject({
    status: 200,
    body: { name: 'mine', isOn: true, applied: 0, fault: { ...one, seed: 1 } },
  });
  expect((await ask('GET', '/jobs/mine')).status).toBe(503);
  expect((await ask('GET', '/jobs/other')).status).toBe(200);
  expect((await ask('GET', '/faults')).body.value).toMatchObject([{ name: 'mine', met: 1, applied: 1 }]);
  expect((await ask('DELETE', '/faults/mine')).status).toBe(200);
  expect((await ask('DELETE', '/faults/mine')).status).toBe(204);
  expect((await ask('GET', '/faults/mine')).status).toBe(404);
  expect((await ask('GET', '/jobs/mine')).status).toBe(200);
});

it('is not for another machine, also with the token of the service principal', async () => {
  from = '10.0.0.9';
  const refused = await ask('PUT', '/faults/mine', 'robot', one);
  from = '::ffff:127.0.0.1';
  expect([refused.status, refused.body.error.code]).toEqual([403, 'AuthorizationFailed']);
  expect((await ask('GET', '/faults')).body.value).toEqual([]);
  from = '127.0.0.1';
});

it('switches all off at once', async () => {
  for (const name of ['a', 'b']) await ask('PUT', `/faults/${name}`, 'robot', one);
  expect((await ask('DELETE', '/faults')).status).toBe(200);
  expect((await ask('GET', '/faults')).body.value).toEqual([]);
});

it('is not reached by its own faults', async () => {
  await ask('PUT', '/faults/all', 'robot', { kind: 'error', status: 500, where: {} });
  expect((await ask('GET', '/anything')).status).toBe(500);
  expect((await ask('DELETE', '/faults/all')).status).toBe(200);
});

it.each([
  ['nobody', null, 401, 'AuthenticationFailed'],
  ['a forged token', 'forged', 401, 'InvalidAuthenticationToken'],
  ['a token for another audience', 'robot-ml', 401, 'InvalidAuthenticationTokenAudience'],
  ['a person, the Owner too', 'owner', 403, 'AuthorizationFailed'],
])('refuses %s', async (_who, as, status, code) => {
  for (const [method, path] of [
    ['GET', '/faults'],
    ['PUT', '/faults/x'],
    ['DELETE', '/faults'],
  ] as const) {
    const answer = await ask(method, path, as, method === 'PUT' ? one : undefined);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  }
});

it.each([
  [{ kind: 'error', status: 501, where: {} }, 'status'],
  [{ kind: 'error', status: 500 }, 'where'],
  [{ kind: 'error', status: 500, where: { paht: 'x' } }, 'where'],
  [{ kind: 'unknown' }, 'kind'],
  [{ kind: 'throttle', where: {}, times: 0 }, 'times'],
])('refuses %j and names the field', async (body, field) => {
  const { status, body: said } = await ask('PUT', '/faults/x', 'robot', body);
  expect([status, said.error.code]).toEqual([400, 'ValidationError']);
  expect(said.error.details[0].message).toMatch(new RegExp(`^${field}: `));
});

it('refuses a name that is no name, and other methods', async () => {
  expect((await ask('PUT', '/faults/a%2Fb', 'robot', one)).status).toBe(400);
  expect((await ask('POST', '/faults/a', 'robot', one)).status).toBe(405);
});
