import { describe, expect, it } from 'vitest';
import type { Hosts } from './hosts';
import { isDone, operationOf } from './long-running';

const SUBSCRIPTION = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
const hosts: Hosts = {
  arm: 'https://management.azure.com',
  regional: /^$/,
  regionalTemplate: '',
  scoring: /^$/,
  blobTemplate: '',
};
const params = { subscriptionId: SUBSCRIPTION };
const status = (subscriptionId = SUBSCRIPTION, operationId = 'be:9b2d:77') =>
  `/subscriptions/${subscriptionId}/providers/Microsoft.MachineLearningServices/locations/eastus/mfeOperationsStatus/${operationId}`;
const begun = (link: string | null) => {
  const header = (name: string) => (name === 'azure-asyncoperation' ? link : null);
  return operationOf({ status: 201, text: '{}', header }, hosts, params);
};

describe('operationOf', () => {
  it('names the operation of the header by its last segments', () => {
    const link = `${hosts.arm}${status()}?api-version=2024-10-01`;
    expect(begun(link)).toEqual({ location: 'eastus', operationId: 'be:9b2d:77' });
  });

  it('takes the subscription in any case, as Azure writes it in several', () => {
    expect(begun(`${hosts.arm}${status(SUBSCRIPTION.toUpperCase())}`)).not.toBeNull();
  });

  it.each([
    ['no header: Azure was done at once', null],
    ['no URL', 'status'],
    ['another host', `https://management.azure.com.evil.example${status()}`],
    ['another port', `https://management.azure.com:444${status()}`],
    ['plain http', `http://management.azure.com${status()}`],
    ['user information', `https://user@management.azure.com${status()}`],
    ['another subscription', `${hosts.arm}${status('6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11')}`],
    ['a path that is no status page', `${hosts.arm}/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`],
    ['an id with a path in it', `${hosts.arm}${status(SUBSCRIPTION, 'a%2F..%2Fb')}`],
  ])('asks nothing where there is %s', (_what, link) => {
    expect(begun(link)).toBeNull();
  });
});

describe('isDone', () => {
  it.each(['Succeeded', 'Failed', 'Canceled', 'succeeded'])('%s is the last state', (word) => {
    expect(isDone(word)).toBe(true);
  });

  it.each(['InProgress', 'Running', 'Updating', 'Accepted', 'Cancelling', ''])('%s may change', (word) => {
    expect(isDone(word)).toBe(false);
  });
});
