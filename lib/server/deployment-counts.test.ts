import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { deploymentCounts } from './deployment-counts';
import { answerUpstream, callAs, type Said } from './testing/upstream';

const subscriptionId = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
const namesOf = (length: number) => Array.from({ length }, (_, at) => `e${at}`);
const names = namesOf(80);
const deployment = { id: '/d', name: 'd', properties: {} };
const two: Said = { json: { value: [deployment, deployment] } };

/** Counts as the owner of a workspace of its own; `reads` are the endpoints that were asked for upstream. */
function counting(answer: (endpoint: string) => Said, counted = names) {
  const reads: string[] = [];
  let inFlight = 0;
  let most = 0;
  answerUpstream(async ({ url }) => {
    const name = /batchEndpoints\/([^/]+)/.exec(url.pathname)?.[1] ?? '';
    reads.push(name);
    inFlight += 1;
    most = Math.max(most, inFlight);
    await new Promise(setImmediate);
    inFlight -= 1;
    return answer(name);
  });
  const workspace = { subscriptionId, resourceGroupName: 'rg', workspaceName: `ws-${randomUUID()}` };
  const { azure, callerId } = callAs('owner', workspace, undefined);
  return { reads, most: () => most, count: () => deploymentCounts({ azure, workspace, callerId, names: counted }) };
}

it('counts all of many endpoints, a few at once, and not again for the next reader', async () => {
  const { count, reads, most } = counting(() => two);
  expect([...(await count()).values()]).toEqual(names.map(() => 2));
  expect(most()).toBeLessThanOrEqual(12);
  await count();
  expect(reads).toHaveLength(names.length);
});

it('leaves out what it could not count, and asks for that again', async () => {
  const { count, reads } = counting((name) => (name === 'e7' ? { status: 404, json: {} } : two));
  const counts = await count();
  expect([counts.size, counts.has('e7')]).toEqual([names.length - 1, false]);
  await count();
  expect(reads.filter((name) => name === 'e7')).toHaveLength(2);
});

it('counts so many for one answer that ARM stays patient, and the rest of a large workspace for the next ones', async () => {
  const { count, reads } = counting(() => two, namesOf(700));
  const known: number[] = [];
  for (const _ of [1, 2, 3]) known.push((await count()).size);
  expect(known).toEqual([300, 600, 700]);
  expect([...reads].sort()).toEqual(namesOf(700).sort()); // each once
});

it('is no proof that a refused caller may read what others read', async () => {
  const workspace = { subscriptionId, resourceGroupName: 'rg', workspaceName: `ws-${randomUUID()}` };
  answerUpstream(async ({ token }) => (token === 'owner' ? two : { status: 403, json: {} }));
  const countAs = (token: string) => {
    const { azure, callerId } = callAs(token, workspace, undefined);
    return deploymentCounts({ azure, workspace, callerId, names });
  };
  expect((await countAs('owner')).size).toBe(names.length);
  for (const _ of [1, 2]) expect((await countAs('stranger')).size).toBe(0);
});

it('fails for a refused token, which the browser must renew', async () => {
  await expect(counting(() => ({ status: 401, json: {} })).count()).rejects.toMatchObject({ status: 401 });
});
