import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FlipRequest, flipAnswer, flipReview } from '@/lib/contracts/api/flip';
import { historyView } from '@/lib/contracts/api/history';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { historyBlob, twoDeployments } from '../fixtures/two-deployments';
import { personToken } from './person';

const ARM = 'https://management.azure.com';
const STORAGE = 'https://storage.azure.com';
const azure = new Azure(readDoor());
const { subscriptionId, resourceGroupName, workspaceName, dashboardUrl } = azure.door;
const apiFor = (endpointName: string) =>
  `${dashboardUrl}/api/workspaces/${subscriptionId}/${resourceGroupName}/${workspaceName}/endpoints/${endpointName}`;

type TokenOf = (audience: string) => Promise<string>;
const asScript: TokenOf = (audience) => azure.token(audience);
const as =
  (person: string): TokenOf =>
  (audience) =>
    personToken(azure.door, person, audience);

async function ask(url: string, who: TokenOf, body?: object, method = 'POST') {
  const [arm, ml, storage] = await Promise.all([who(ARM), who('https://ml.azure.com'), who(STORAGE)]);
  const tokens = { authorization: `Bearer ${arm}`, 'x-token-ml': ml, 'x-token-storage': storage };
  const write = { method, body: JSON.stringify(body) };
  const headers = { ...tokens, 'x-batch-studio': '1', 'content-type': 'application/json' };
  return fetch(url, { headers, ...(body && write) });
}
async function read<T>(shape: z.ZodType<T>, url: string, who: TokenOf = asScript): Promise<T> {
  return shape.parse(await (await ask(url, who)).json());
}

const failure = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});
const asRead = z.looseObject({
  tags: z.record(z.string(), z.string()),
  properties: z.looseObject({ defaults: z.looseObject({ deploymentName: z.string().nullable() }) }),
});

async function endpointOf(name: string) {
  return asRead.parse((await azure.arm('GET', `batchEndpoints/${name}`)).body);
}

/** What the page would send after it read the review. */
async function wishFor(endpoint: string, to: string, change: Partial<FlipRequest> = {}): Promise<FlipRequest> {
  const review = await read(flipReview, `${apiFor(endpoint)}/flip?to=${to}`);
  const seen = { from: review.from?.name ?? null, modifiedAt: review.modifiedAt };
  const said = { reason: 'tested', change: 'CHG-1', typed: null, undoes: null, withoutHistory: false };
  return { to, ...seen, ...said, ...change };
}
const flip = async (endpoint: string, wish: FlipRequest, who: TokenOf = asScript) =>
  ask(`${apiFor(endpoint)}/flip`, who, wish);
const historyOf = (endpoint: string, who?: TokenOf) => read(historyView, `${apiFor(endpoint)}/history`, who);

/** Applies the YAML of the endpoint with another default, as the page does. */
async function applyYaml(endpoint: string, to: string) {
  const { resource: base } = await read(z.object({ resource: asRead }), `${apiFor(endpoint)}/resource`);
  const resource = { ...base, properties: { ...base.properties, defaults: { deploymentName: to } } };
  return ask(apiFor(endpoint), asScript, { resource, base }, 'PUT');
}

describe('the default of an endpoint', () => {
  const endpoint = `flip-${randomUUID().slice(0, 8)}`;
  beforeAll(() => twoDeployments(azure, endpoint, { team: 'digits' }));

  it('is reviewed: what differs, what ran, whether the history can be written', async () => {
    const review = await read(flipReview, `${apiFor(endpoint)}/flip?to=second`);
    expect(review.differences.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['Mini-batch size', '100 files', '50 files'],
      ['Error threshold', '-1 (never fails on bad files)', '10 failed files'],
    ]);
    expect(review).toMatchObject({ historyProblem: null, frozen: null, to: { provisioningState: 'Succeeded' } });
    expect(review.from).toMatchObject({ name: 'first', jobs: { ended: 0, live: 0 } });
    expect(await (await historyBlob(azure, endpoint)).exists()).toBe(false);
  });

  it('goes to one of two who flip at once, and the other is told both values', async () => {
    const before = await endpointOf(endpoint);
    const wish = await wishFor(endpoint, 'second');
    const both = await Promise.all([flip(endpoint, wish), flip(endpoint, wish, as('owner@local.test'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const told = failure.parse(await both.find(({ status }) => status === 409)?.json()).error;
    expect(told.code).toBe('DefaultChanged');
    expect(told.details).toEqual([
      { code: 'seen', message: 'first' },
      { code: 'live', message: 'second' },
    ]);
    const won = flipAnswer.parse(await both.find(({ status }) => status === 200)?.json());
    expect(won).toMatchObject({ from: 'first', to: 'second', result: 'verified', kept: true });
    expect(won.requestId).toMatch(/^[\w-]{8,}$/);
    const { systemData: _at, tags, ...after } = await endpointOf(endpoint);
    const { systemData: _was, tags: tagsBefore, ...rest } = before;
    const same = { defaults: { deploymentName: 'first' }, properties: expect.objectContaining({ kept: 'by hand' }) };
    expect({ ...after, properties: { ...after.properties, ...same } }).toEqual({
      ...rest,
      properties: { ...rest.properties, ...same },
    });
    expect({ ...tags, 'batch-studio.last-flip': undefined }).toEqual({
      ...tagsBefore,
      'batch-studio.last-flip': undefined,
    });
  });

  it('has a history in an append blob: intent, then outcome, by whom Azure says', async () => {
    const blob = await historyBlob(azure, endpoint);
    expect((await blob.getProperties()).blobType).toBe('AppendBlob');
    const lines = (await blob.downloadToBuffer()).toString().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { number: 1, event: 'intent', from: 'first', to: 'second', reason: 'tested', change: 'CHG-1' },
      { number: 2, event: 'outcome', result: 'verified', by: expect.stringMatching(/./) },
    ]);
    expect(await historyOf(endpoint)).toMatchObject({
      rows: 2,
      problems: [],
      changes: [{ from: 'first', to: 'second' }],
    });
  });

  it('changed elsewhere is seen, and written with the next flip', async () => {
    const live = await endpointOf(endpoint);
    live.properties.defaults.deploymentName = 'first';
    expect((await azure.arm('PUT', `batchEndpoints/${endpoint}`, live)).status).toBe(200);
    const seen = await historyOf(endpoint);
    expect(seen.changes[0]).toMatchObject({ from: 'second', to: 'first', how: 'elsewhere', written: false });
    expect((await flip(endpoint, await wishFor(endpoint, 'second'))).status).toBe(200);
    expect((await historyOf(endpoint)).changes.map(({ how, written }) => [how, written])).toEqual([
      ['here', true],
      ['elsewhere', true],
      ['here', true],
    ]);
  });

  it('changed by the YAML of the endpoint is made here, by whom Azure says', async () => {
    expect((await applyYaml(endpoint, 'first')).status).toBe(200);
    const { changes, problems } = await historyOf(endpoint);
    expect(changes[0]).toMatchObject({ from: 'second', to: 'first', how: 'here', result: 'verified', written: true });
    expect(changes[0]).toMatchObject({ by: changes[1]?.by, requestId: expect.stringMatching(/^[\w-]{8,}$/) });
    expect(problems).toEqual([]);
    expect((await applyYaml(endpoint, 'second')).status).toBe(200);
  });

  it('is exported, and a row that somebody changed is named', async () => {
    const csv = await (await ask(`${apiFor(endpoint)}/history/file?format=csv`, asScript)).text();
    expect(csv.split('\r\n')).toHaveLength(7);
    expect(csv).toContain('"tested","CHG-1"');
    const blob = await historyBlob(azure, endpoint);
    const text = (await blob.downloadToBuffer()).toString();
    const forged = Buffer.from(text.replace('"result":"verified"', '"result":"failed"'));
    await blob.create();
    await blob.appendBlock(forged, forged.length);
    const { problems, changes } = await historyOf(endpoint);
    expect(problems).toEqual([{ row: 2, message: 'Row 2 was changed after it was written.' }]);
    expect(changes.map(({ tampered }) => tampered)).toEqual([false, false, false, false, true]);
  });

  it('is reviewed with why its history takes no row more; one that was cut off goes on and says what it lost', async () => {
    const blob = await historyBlob(azure, endpoint);
    const bytes = await blob.downloadToBuffer();
    await (await azure.container()).getBlockBlobClient(blob.name).uploadData(bytes);
    const review = await read(flipReview, `${apiFor(endpoint)}/flip?to=first`);
    expect(review.historyProblem).toMatchObject({
      code: 'InvalidBlobType',
      message: expect.stringContaining('is a BlockBlob and no AppendBlob'),
    });
    const cut = bytes.subarray(0, bytes.lastIndexOf('"event":"intent"'));
    await blob.delete();
    await blob.create();
    await blob.appendBlock(cut, cut.length);
    for (const to of ['first', 'second']) expect((await flip(endpoint, await wishFor(endpoint, to))).status).toBe(200);
    const { problems, changes } = await historyOf(endpoint);
    expect(changes.slice(0, 2).map(({ to, result }) => [to, result])).toEqual([
      ['second', 'verified'],
      ['first', 'verified'],
    ]);
    expect(problems.slice(-2).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Row \d+ can not be read\.$/),
      expect.stringMatching(/which the endpoint names as its last, is missing\. So it was found at/),
    ]);
  });

  it('is not changed by a Reader, who is told the action, and sees the last change by the tag', async () => {
    const reader = as('reader@local.test');
    const wish = await wishFor(endpoint, 'first', { withoutHistory: true });
    const answer = await flip(endpoint, wish, reader);
    expect([answer.status, failure.parse(await answer.json()).error.message]).toEqual([
      403,
      expect.stringContaining('batchEndpoints/write'),
    ]);
    const rights = apiFor('').replace('/endpoints/', '/rights');
    expect(await (await ask(rights, reader)).json()).toEqual({
      missing: ['write', 'jobs/write', 'delete', 'deployments/write', 'deployments/delete'].map(
        (verb) => `Microsoft.MachineLearningServices/workspaces/batchEndpoints/${verb}`,
      ),
    });
    expect(await (await ask(rights, asScript)).json()).toEqual({ missing: [] });
    expect(await historyOf(endpoint, reader)).toMatchObject({
      place: null,
      changes: [{ from: 'first', to: 'second' }],
    });
    expect((await endpointOf(endpoint)).properties.defaults.deploymentName).toBe('second');
  });
});
