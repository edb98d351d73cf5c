export interface PollSituation {
  /** The thing can still change. */
  live: boolean;
  /** Milliseconds since it started to exist. */
  ageMs: number;
  /** The page is not visible. */
  hidden: boolean;
  /** Reads that failed one after the other. */
  failures: number;
  /** What Azure asked for in `Retry-After`, in seconds. */
  retryAfterSeconds: number | null;
}

const SLOWEST_MS = 30_000;
const steps = [
  { untilAgeMs: 60_000, everyMs: 2_000 },
  { untilAgeMs: 5 * 60_000, everyMs: 4_000 },
  { untilAgeMs: 30 * 60_000, everyMs: 10_000 },
] as const;

/**
 * Milliseconds until the next read, or false when there is nothing to wait for: the one polling policy (DESIGN decision
 * 6). 2 s for what is young, up to 30 s for what is old or not looked at; doubled per failure; Azure's `Retry-After` is
 * a lower bound even beyond 30 s.
 */
export function pollIntervalMs({ live, ageMs, hidden, failures, retryAfterSeconds }: PollSituation): number | false {
  if (!live) return false;
  const byAge = steps.find((step) => ageMs < step.untilAgeMs)?.everyMs ?? SLOWEST_MS;
  const base = hidden ? SLOWEST_MS : Math.min(SLOWEST_MS, byAge * 2 ** Math.min(failures, 8));
  return Math.max(base, (retryAfterSeconds ?? 0) * 1000);
}
