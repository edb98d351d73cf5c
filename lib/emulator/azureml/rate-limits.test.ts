import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SUBSCRIPTION_ID, users } from '../directory';
import { AzureError } from './errors';
import { createRateLimits } from './rate-limits';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';

const time = { now: new Date('2026-11-22T10:00:00.000Z') };
const clock = { now: () => time.now };
const pass = (ms: number) => {
  time.now = new Date(time.now.getTime() + ms);
};
/** What a refused call says, or null. */
function refusal(call: () => unknown) {
  try {
    call();
    return null;
  } catch (error) {
    if (error instanceof AzureError) return error;
    throw error;
  }
}

describe('buckets', () => {
  it('lose nothing when the clock is set back', () => {
    const take = createRateLimits(clock);
    take('me', 'reads');
    pass(-600_000);
    expect(Object.values(take('me', 'reads'))).toEqual(['248']);
    pass(600_000);
  });

  it.each([
    ['reads', 250, 25],
    ['writes', 200, 10],
    ['deletes', 200, 10],
    ['resource-requests', 25, 5],
  ] as const)('%s hold %i calls and get %i a second back', (name, size, perSecond) => {
    const take = createRateLimits(clock);
    const left = Array.from({ length: size }, () => Number(Object.values(take('me', name))[0]));
    expect([left[0], left.at(-1)]).toEqual([size - 1, 0]);
    const refused = refusal(() => take('me', name));
    expect(refused).toMatchObject({
      status: 429,
      code: 'SubscriptionRequestsThrottled',
      headers: { 'Retry-After': '1' },
    });
    // Another principal has a bucket of its own.
    expect(Object.values(take('you', name))).toEqual([String(size - 1)]);
    pass(1_000);
    for (let n = 0; n < perSecond; n++) take('me', name);
    expect(refusal(() => take('me', name))?.status).toBe(429);
  });

  it('are as large as the factor says, and Retry-After is the time until a call fits', () => {
    const take = createRateLimits(clock, 0.01);
    for (let n = 0; n < 2; n++) take('me', 'writes');
    expect(refusal(() => take('me', 'writes'))?.headers['Retry-After']).toBe('10');
    pass(10_000);
    expect(refusal(() => take('me', 'writes'))).toBeNull();
  });
});

describe('the surface', () => {
  let ws: TestWorkspace;
  beforeEach(async () => {
    ws = await testWorkspace();
  });
  afterEach(() => ws.close());

  it('answers 429 in ARM’s words when the bucket is empty, and carries on after Retry-After', async () => {
    const read = () => ws.call('GET', `/ws/batchEndpoints/none?${V}`);
    // Failures count too, and say what is left.
    expect((await read()).headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('249');
    const answers = await Promise.all(Array.from({ length: 249 }, read));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    const { status, body, headers } = await read();
    expect([status, headers.get('retry-after')]).toEqual([429, '1']);
    expect(headers.get('x-ms-ratelimit-remaining-subscription-reads')).toBe('0');
    expect(body.error.code).toBe('SubscriptionRequestsThrottled');
    expect(body.error.message).toContain(`subscription '${SUBSCRIPTION_ID}' actor '${users[0]?.oid}' exceeded`);
    expect((await ws.call('GET', `/mferp/managementfrontend/ws/batchEndpoints?${V}`)).status).toBe(200);
    expect((await ws.call('GET', `/ws/batchEndpoints?${V}`, { as: 'reader' })).status).toBe(200);
    ws.pass(1_000);
    expect((await read()).status).toBe(404);
  });

  it('counts writes of deployments on the provider’s own bucket as well', async () => {
    const { headers } = await ws.call('PUT', `/ws/batchEndpoints/digits/deployments/x?${V}`, { body: {} });
    expect(headers.get('x-ms-ratelimit-remaining-subscription-resource-requests')).toBe('24');
    expect(headers.get('x-ms-ratelimit-remaining-subscription-writes')).toBe('199');
  });
});
