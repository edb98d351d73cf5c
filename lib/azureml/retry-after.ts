/**
 * Seconds to wait that a `Retry-After` header asks for: delta seconds or an HTTP date (contract C7); null where it is
 * absent, unreadable or negative. A date in the past is 0.
 */
export function retryAfterSeconds(header: string | null, now: Date): number | null {
  const text = header?.trim();
  if (!text) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (!/[a-zA-Z]/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/** Milliseconds before try number `attempt + 1`: 250 ms doubling, capped at 60 s, with full jitter above half of it. */
export function backoffMs(attempt: number, random: () => number): number {
  const whole = Math.min(60_000, 250 * 2 ** attempt);
  return whole / 2 + (whole / 2) * random();
}
