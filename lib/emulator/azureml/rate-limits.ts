import type { Clock } from '../types';

const HOUR_MS = 3_600_000;
/** ARM's classic limits an hour and principal, and the provider's own for deployment writes (contract C7). */
const buckets = {
  reads: 12_000,
  writes: 1_200,
  deletes: 15_000,
  'resource-requests': 25,
} as const;
type Bucket = keyof typeof buckets;

const bucketOf = (method: string): Bucket => {
  if (method === 'GET') return 'reads';
  return method === 'DELETE' ? 'deletes' : 'writes';
};

/** Counts calls of each principal down; a bucket fills again steadily over an hour. */
export function createRateLimits(clock: Clock) {
  const used = new Map<string, { count: number; at: number }>();
  const take = (oid: string, bucket: Bucket): number => {
    const now = clock.now().getTime();
    const key = `${oid} ${bucket}`;
    const before = used.get(key) ?? { count: 0, at: now };
    const refilled = ((now - before.at) / HOUR_MS) * buckets[bucket];
    const count = Math.min(Math.max(before.count - refilled, 0) + 1, buckets[bucket]);
    used.set(key, { count, at: now });
    return Math.floor(buckets[bucket] - count);
  };
  /** The `x-ms-ratelimit-remaining-…` headers of one ARM answer. */
  return (oid: string, method: string, isDeploymentWrite: boolean): Record<string, string> => {
    const kinds = isDeploymentWrite ? [bucketOf(method), 'resource-requests' as const] : [bucketOf(method)];
    return Object.fromEntries(
      kinds.map((kind) => [`x-ms-ratelimit-remaining-subscription-${kind}`, String(take(oid, kind))]),
    );
  };
}
