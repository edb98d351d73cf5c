import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  BLOB_CONTAINER,
  COMPUTE_NAME,
  RESOURCE_GROUP,
  SUBSCRIPTION_ID,
  WORKSPACE_ID,
  WORKSPACE_NAME,
  WORKSPACE_SCOPE,
} from '../directory';
import { differences, fill, type Values } from './testing/recorded/compare';
import { ended, ML, type TestWorkspace, testWorkspace, V } from './testing/workspace';

const recorded = z.object({
  exchanges: z.array(
    z.object({
      name: z.string(),
      source: z.string(),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      answer: z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.unknown() }),
    }),
  ),
});
type Exchange = z.output<typeof recorded>['exchanges'][number];

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const { exchanges } = recorded.parse(JSON.parse(read('testing/recorded/exchanges.json')));

let ws: TestWorkspace;
let values: Values;
beforeAll(async () => {
  ws = await testWorkspace();
  values = {
    ...{ arm: ws.base, host: new URL(ws.base).host, dashboard: 'http://localhost:3000', region: 'local' },
    ...{
      ws: WORKSPACE_SCOPE,
      wsLower: WORKSPACE_SCOPE.toLowerCase(),
      subscription: `/subscriptions/${SUBSCRIPTION_ID}`,
    },
    wsid: `/subscriptions/${SUBSCRIPTION_ID}/resourcegroups/${RESOURCE_GROUP}/workspaces/${WORKSPACE_NAME}`,
    ...{ workspace: WORKSPACE_NAME, workspaceId: WORKSPACE_ID, container: BLOB_CONTAINER, compute: COMPUTE_NAME },
    ...{ endpoint: 'batch-ept-1', deployment: 'batch-dpm-1', hash: '0123456789abcdef', code: 'some-code' },
    data: 'http://localhost:3101/localworkspace/sampledata/mnist',
  };
  await ws.blobs.write('sampledata', 'mnist/1.png', 'x');
  const properties = {
    codeUri: 'http://localhost:3101/localworkspace/c/code',
    properties: { hash_sha256: values.hash, hash_version: '202208' },
  };
  await ws.call('PUT', `/ws/codes/${values.code}/versions/1?${V}`, { body: { properties } });
  // The recording registers a model that was there already: so it answers 200.
  const model = exchanges.find(({ name }) => name === 'anonymous model PUT');
  await ws.call('PUT', fill(model?.url ?? '', values), { body: fill(JSON.stringify(model?.body), values) });
});
afterAll(() => ws.close());

/** What the workspace's own clock and compute do meanwhile. */
const before: Record<string, () => void> = {
  'async status, done': () => ws.pass(1_000),
  'deployment list': () => ws.pass(1_000),
  'job GET (ARM view of the batch job)': () => {
    const record = ws.jobs.get(values.job ?? '');
    if (record) ws.jobs.update(record.plan.jobName, { parent: { ...record.parent, status: 'Running' } });
  },
  'job cancel poll, done': () => {
    const record = ws.jobs.get(values.job ?? '');
    if (record) ws.jobs.update(record.plan.jobName, ended(record));
  },
  'endpoint GET 404': () => ws.pass(1_000),
};

async function replay({ name, method, url, headers = {}, body, answer }: Exchange) {
  before[name]?.();
  const filled = (text: string) => fill(text, values);
  const got = await ws.call(method, filled(url), {
    as: url.includes('/inference/') ? ML : 'owner',
    ...(body === undefined ? {} : { body: filled(JSON.stringify(body)) }),
    headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, filled(value)])),
  });
  const given = Object.fromEntries(Object.keys(answer.headers).map((key) => [key, got.headers.get(key)]));
  const said = got.raw === 'null' ? 'null' : (got.body ?? null);
  const found = [...differences(answer.headers, given, values), ...differences(answer.body, said, values)];
  return { status: got.status, found, raw: got.raw };
}

/** Where the local workspace says something else than the recordings; README.md lists the same with the reasons. */
const known = z
  .array(z.object({ what: z.string(), why: z.string(), paths: z.array(z.string()) }))
  .parse(JSON.parse(read('testing/recorded/differences.json')));
const expected = new Set(known.flatMap(({ paths }) => paths));
const seen = new Set<string>();

describe('the recorded exchange', () => {
  it.each(exchanges)('$name ($source)', async (exchange) => {
    const { status, found, raw } = await replay(exchange);
    const paths = found.map((path) => path.replace(/value\.\d+\./, ''));
    for (const path of paths) seen.add(path);
    const surprises = paths.filter((path) => !expected.has(path));
    expect({ status, surprises }, raw).toEqual({ status: exchange.answer.status, surprises: [] });
  });

  it('differs where README.md says, and nowhere else', () => {
    expect([...seen].sort()).toEqual([...expected].sort());
    const readme = read('../README.md');
    for (const { what, why } of known) expect(readme).toContain(`| ${what} | ${why} |`);
  });
});
