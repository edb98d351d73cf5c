import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { testWorkspace, V } from '../azureml/testing/workspace';
import { createOperationStore, openDatabase } from '../store';
import { createApiFaults } from './api-faults';
import { fault } from './fault';
import { FaultRegistry } from './registry';

const registry = new FaultRegistry();
const ws = await testWorkspace(undefined, undefined, undefined, createApiFaults(registry));
afterAll(() => ws.close());
beforeEach(() => registry.clear());

const on = (name: string, given: object) =>
  registry.put('one', fault.parse({ where: { path: `*/batchEndpoints/${name}` }, ...given }));
const body = { location: 'local', properties: { authMode: 'AADToken' } };
const put = (name: string) => ws.call('PUT', `/ws/batchEndpoints/${name}?${V}`, { body });
const state = async (name: string) =>
  (await ws.call('GET', `/ws/batchEndpoints/${name}?${V}`)).body.properties.provisioningState;
const statusPage = async (answer: { headers: Headers }) =>
  (await ws.call('GET', answer.headers.get('azure-asyncoperation') ?? '')).body;

it('an operation fails when its time has come, and a new one on the same resource succeeds', async () => {
  on('fails', { kind: 'operation', outcome: 'Failed', times: 1 });
  const created = await put('fails');
  expect([created.status, (await statusPage(created)).status, await state('fails')]).toEqual([
    201,
    'Updating',
    'Creating',
  ]);
  ws.pass(1_000);
  expect(await statusPage(created)).toMatchObject({ status: 'Failed', error: { code: 'InternalServerError' } });
  expect(await state('fails')).toBe('Failed');
  const again = await put('fails');
  ws.pass(1_000);
  expect([(await statusPage(again)).status, await state('fails')]).toEqual(['Succeeded', 'Succeeded']);
});

it('an operation never ends', async () => {
  on('never', { kind: 'operation', outcome: 'never' });
  const created = await put('never');
  ws.pass(24 * 3_600_000);
  expect([(await statusPage(created)).status, await state('never')]).toEqual(['Updating', 'Creating']);
});

it('a delete that fails leaves the endpoint, and its result page says so', async () => {
  await put('stays');
  ws.pass(1_000);
  on('stays', { kind: 'operation', outcome: 'Failed' });
  const answer = await ws.call('DELETE', `/ws/batchEndpoints/stays?${V}`);
  ws.pass(1_000);
  expect([(await statusPage(answer)).status, await state('stays')]).toEqual(['Failed', 'Failed']);
  expect((await ws.call('GET', answer.headers.get('location') ?? '')).status).toBe(500);
  registry.clear();
  ws.pass(1_000);
  expect((await ws.call('GET', `/ws/batchEndpoints/stays?${V}`)).status).toBe(200);
});

it('a delete that never ends is carried out by the next life of the workspace, which has no fault', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'api-faults-'));
  const file = path.join(folder, 'workspace.db');
  const before = await testWorkspace(file, undefined, undefined, createApiFaults(registry));
  const own = `/ws/batchEndpoints/digits?${V}`;
  on('digits', { kind: 'operation', outcome: 'never' });
  expect((await before.call('DELETE', own)).status).toBe(202);
  before.pass(60_000);
  expect((await before.call('GET', own)).body.properties.provisioningState).toBe('Deleting');
  await before.close();
  const db = openDatabase(file);
  const after = createOperationStore(db).dueDeletes(new Date('2026-11-23T00:00:00Z'));
  expect(after.map(({ target }) => target)).toEqual([expect.stringMatching(/batchendpoints\/digits$/i)]);
  db.close();
  rmSync(folder, { recursive: true });
});

it('a name that is taken in the region is refused to a new endpoint only', async () => {
  await put('mine');
  on('*', { kind: 'nameConflict' });
  expect((await put('mine')).status).toBe(200);
  const refused = await put('taken');
  expect([refused.status, refused.body.error.code]).toEqual([400, 'UserError']);
  expect(refused.body.error.message).toBe(
    "The specified endpoint name 'taken' is not available. Endpoint names must be unique within the region. Please choose a different name and try again.",
  );
});
