import type { Clock } from '../types';
import { throttled } from './errors';

/** Size of a bucket in calls, and how many a second come back. */
interface Bucket {
  size: number;
  perSecond: number;
}

/**
 * ARM's buckets of one principal in one subscription, and the provider's own for writes of deployments, whose size is
 * recorded (contract C7) and whose refill is not.
 */
const buckets = {
  reads: { size: 250, perSecond: 25 },
  writes: { size: 200, perSecond: 10 },
  deletes: { size: 200, perSecond: 10 },
  'resource-requests': { size: 25, perSecond: 5 },
} as const satisfies Record<string, Bucket>;
export type BucketName = keyof typeof buckets;

/** Which bucket a call of this method is taken from; a POST is a write, also where it only lists. */
export function bucketOf(method: string): BucketName {
  if (method === 'GET' || method === 'HEAD') return 'reads';
  return method === 'DELETE' ? 'deletes' : 'writes';
}

const headerOf = (name: BucketName, left: number) => ({
  [`x-ms-ratelimit-remaining-subscription-${name}`]: String(Math.floor(left)),
});

/**
 * Token buckets that fill again steadily.
 * @param factor multiplies size and refill of every bucket
 * @returns takes one call of a principal and answers the header that says what is left; throws AzureError 429 with
 *   `Retry-After` in whole seconds when nothing is
 */
export function createRateLimits(clock: Clock, factor = 1) {
  const levels = new Map<string, { left: number; at: number }>();
  return (oid: string, name: BucketName): Record<string, string> => {
    const { size, perSecond } = buckets[name];
    const key = `${oid} ${name}`;
    const now = clock.now().getTime();
    const before = levels.get(key) ?? { left: size * factor, at: now };
    const refilled = (Math.max(0, now - before.at) / 1_000) * perSecond * factor;
    const left = Math.min(before.left + refilled, size * factor);
    const spent = left < 1 ? left : left - 1;
    levels.set(key, { left: spent, at: now });
    if (left < 1) throw throttled(name, oid, Math.ceil((1 - left) / (perSecond * factor)), headerOf(name, 0));
    return headerOf(name, spent);
  };
}
export type RateLimits = ReturnType<typeof createRateLimits>;
