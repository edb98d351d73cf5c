import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { invokeEndpoint } from './invoke';
import { answerUpstream, callAs } from './testing/upstream';

const ws = { subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58', resourceGroupName: 'rg', workspaceName: 'ws' };
const params = { ...ws, endpointName: 'digits' };
const scoringUri = 'http://localhost:3100/inference/digits/jobs';
const denied = { status: 403, json: { error: { code: 'Denied', message: 'no' } } };

let submitted: string[] = [];
let release = (): void => {};
let held: Promise<void>;

/** Tokens: `stranger` may read nothing, `reader` may read but not submit, all others may do both. */
beforeEach(() => {
  submitted = [];
  held = Promise.resolve();
  answerUpstream(async ({ method, url, token }) => {
    if (token === 'stranger') return denied;
    if (method === 'POST') {
      submitted.push(token ?? '');
      await held;
      return token === 'reader' ? denied : { json: { id: '/j', name: 'job-1', properties: {} } };
    }
    if (url.pathname.endsWith('/jobs')) return { json: { value: [] } };
    return { json: { id: '/e', name: 'digits', properties: { scoringUri } } };
  });
});
const hold = () => {
  held = new Promise((resolve) => {
    release = resolve;
  });
};
const request = (displayName: string | null = null) => ({
  deploymentName: null,
  input: { kind: 'data' as const, name: 'digits', version: '1' },
  overrides: {},
  requestKey: randomUUID(),
  displayName,
});
type Body = ReturnType<typeof request>;
const invokeAs = (token: string, body: Body) => invokeEndpoint(callAs(token, params, body));
const underWay = async () => {
  while (submitted.length === 0) await new Promise(setImmediate);
};

describe('a request key', () => {
  it('is one job, also when the second call comes with a renewed token', async () => {
    hold();
    const body = request();
    const first = invokeAs('old', body);
    await underWay();
    const second = invokeAs('new', body);
    release();
    expect([await first, await second, await invokeAs('newer', body)]).toEqual([
      { jobName: 'job-1', existed: false },
      { jobName: 'job-1', existed: true },
      { jobName: 'job-1', existed: true },
    ]);
    expect(submitted).toEqual(['old']);
  });

  it('submits nothing while a page of the jobs that may have it is missing', async () => {
    const nextLink = `http://localhost:3100/subscriptions/${ws.subscriptionId}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/jobs?$skip=2`;
    answerUpstream(async ({ method, url }) => {
      if (method === 'POST') submitted.push('');
      if (url.searchParams.has('$skip')) return { status: 503, json: {} };
      if (url.pathname.endsWith('/jobs')) return { json: { value: [], nextLink } };
      return { json: { id: '/e', name: 'digits', properties: { scoringUri } } };
    });
    await expect(invokeAs('owner', request())).rejects.toMatchObject({ status: 502, code: 'SearchIncomplete' });
    expect(submitted).toEqual([]);
  });

  it('tells nothing to whom Azure does not let read the endpoint', async () => {
    const body = request();
    await invokeAs('owner', body);
    await expect(invokeAs('stranger', body)).rejects.toMatchObject({ status: 403 });
  });

  it('answers with its job also to a form that was changed since, and stands for another job at another endpoint', async () => {
    const body = request();
    await invokeAs('owner', body);
    const changed = invokeAs('owner', { ...body, displayName: 'other' });
    expect(await changed).toEqual({ jobName: 'job-1', existed: true });
    await invokeEndpoint(callAs('owner', { ...params, endpointName: 'letters' }, body));
    expect(submitted).toHaveLength(2);
  });

  it('does not pass on what another was refused, and may be tried again', async () => {
    hold();
    const body = request();
    const first = invokeAs('reader', body);
    await underWay();
    const second = invokeAs('owner', body);
    release();
    await expect(first).rejects.toMatchObject({ status: 403 });
    expect(await second).toEqual({ jobName: 'job-1', existed: false });
  });
});
