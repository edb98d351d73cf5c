import { describe, expect, it } from 'vitest';
import { AzureMlClient } from './client';
import type { Hosts } from './hosts';
import { operations } from './operations';
import { list, pageLink } from './paging';
import { ThrottleGate } from './throttle-gate';
import { Transport } from './transport';
import type { WireResponse } from './wire';

const params = { subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58', resourceGroupName: 'rg', workspaceName: 'ws' };
const ARM = 'https://management.azure.com';
const path = `/subscriptions/${params.subscriptionId}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/jobs`;

describe('pageLink', () => {
  it('takes the next page of the same list, with an opaque token', () => {
    const link = `${ARM}${path.replace('resourceGroups', 'resourcegroups')}?api-version=2024-10-01&$skip=abc%3D`;
    expect(pageLink(link, operations.jobs, params, ARM).href).toBe(link);
  });
  it.each([
    `https://evil.com${path}`,
    `https://management.azure.com@evil.com${path}`,
    `https://management.azure.com.evil.com${path}`,
    `http://management.azure.com${path}`,
    `${ARM}${path.replace('/ws/', '/other/')}`,
    `${ARM}${path}/../batchEndpoints`,
    `${ARM}/subscriptions`,
    `${ARM}${path}#x`,
    `//evil.com${path}`,
    'https:/\\evil.com',
    `${ARM}${path}?${'x'.repeat(9_000)}`,
  ])('rejects %s', (link) => {
    expect(() => pageLink(link, operations.jobs, params, ARM)).toThrow(
      expect.objectContaining({ status: 502, code: 'PageLinkRejected' }),
    );
  });
});

const hosts: Hosts = {
  arm: ARM,
  regional: /^https:\/\/eastus2\.api\.azureml\.ms$/,
  regionalTemplate: 'https://{region}.api.azureml.ms',
  scoring: /^$/,
  blobTemplate: 'https://{account}.blob.core.windows.net',
};

function clientThatGets(answers: (object | number)[]) {
  const sent: string[] = [];
  const send = async ({ url }: { url: string }): Promise<WireResponse> => {
    sent.push(url);
    const said = answers[sent.length - 1] ?? 500;
    const text = typeof said === 'number' ? '{}' : JSON.stringify(said);
    const body = (async function* () {
      yield Buffer.from(text);
    })();
    return { status: typeof said === 'number' ? said : 200, header: () => null, body, discard: () => {} };
  };
  const parts = { send, gate: new ThrottleGate(), now: () => new Date(), random: () => 0, sleep: async () => {} };
  return { sent, client: new AzureMlClient({ hosts, transport: new Transport(parts), token: () => 't' }) };
}

const item = (name: string) => ({ id: `${path}/${name}`, name, properties: { status: 'Completed' } });
const next = `${ARM}${path}?$skip=2`;

describe('list', () => {
  it('reads page after page', async () => {
    const { client } = clientThatGets([{ value: [item('a')], nextLink: next }, { value: [item('b')] }]);
    const { items, partial } = await list(client, operations.jobs, params);
    expect([items.map(({ name }) => name), partial]).toEqual([['a', 'b'], false]);
  });
  it('is partial, never empty, when a later page fails', async () => {
    const { client } = clientThatGets([{ value: [item('a')], nextLink: next }, 403]);
    const { items, partial, failure } = await list(client, operations.jobs, params);
    expect([items.length, partial, failure?.status]).toEqual([1, true, 403]);
  });
  it('rejects when the token is refused on a later page: a renewed one reads them all', async () => {
    const { client } = clientThatGets([{ value: [item('a')], nextLink: next }, 401]);
    await expect(list(client, operations.jobs, params)).rejects.toMatchObject({ status: 401 });
  });
  it('is partial without a failure at the limit of pages', async () => {
    const { client } = clientThatGets([{ value: [item('a')], nextLink: next }]);
    expect(await list(client, operations.jobs, params, { pages: 1 })).toMatchObject({ partial: true, failure: null });
  });
  it('refuses a hostile link instead of showing half a list', async () => {
    const { client, sent } = clientThatGets([{ value: [item('a')], nextLink: 'https://evil.com/x' }]);
    await expect(list(client, operations.jobs, params)).rejects.toMatchObject({ code: 'PageLinkRejected' });
    expect(sent).toHaveLength(1);
  });
  it('takes a page that is no JSON for a failure', async () => {
    const { client } = clientThatGets([{ nothing: true }]);
    await expect(list(client, operations.jobs, params)).rejects.toMatchObject({ code: 'UpstreamShape' });
  });
});
