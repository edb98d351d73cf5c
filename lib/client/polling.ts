import type { Query } from '@tanstack/react-query';
import { pollIntervalMs } from '@/lib/domain/polling';
import { ApiError } from './api-error';

export interface Liveness {
  /** Something in it can still change. */
  live: boolean;
  /** Since when it exists; null counts as just now. */
  since: string | null;
}

type State = Pick<Query['state'], 'data' | 'error' | 'status' | 'dataUpdateCount' | 'errorUpdateCount'>;

/** Error count of each query at its last good answer: TanStack counts errors of a query's whole life only. */
const atLastSuccess = new WeakMap<object, { data: number; errors: number }>();

function consecutiveFailures(query: object, state: State): number {
  const known = atLastSuccess.get(query);
  const base =
    known && known.data === state.dataUpdateCount
      ? known.errors
      : state.errorUpdateCount - (state.status === 'error' ? 1 : 0);
  atLastSuccess.set(query, { data: state.dataUpdateCount, errors: base });
  return state.errorUpdateCount - base;
}

/** Refused for good: a new sign-in, another role or another address is needed, so asking again is no use. */
function isFinal(state: State): boolean {
  if (!(state.error instanceof ApiError)) return state.error !== null;
  const { status } = state.error;
  return (
    status === 401 || (state.data === undefined && status >= 400 && status < 500 && status !== 408 && status !== 429)
  );
}

/**
 * Milliseconds to the next read of a query, or false; the policy itself is `lib/domain/polling`. What was refused for good is
 * read again after `refusedMs`, by default never.
 */
export function nextPoll<T>(
  query: { state: State },
  read: (data: T | undefined) => Liveness,
  now: number,
  hidden: boolean,
  refusedMs: number | false = false,
): number | false {
  const { state } = query;
  const failures = consecutiveFailures(query, state);
  if (isFinal(state)) return refusedMs;
  const { live, since } = read(state.data as T | undefined);
  const retryAfterSeconds = state.error instanceof ApiError ? state.error.retryAfterSeconds : null;
  const ageMs = since === null ? 0 : Math.max(0, now - Date.parse(since));
  return pollIntervalMs({ live: live || failures > 0, ageMs, hidden, failures, retryAfterSeconds });
}

/** Query options that keep a live thing fresh. A hidden page goes on at the slowest pace, for its title and its icon. */
export function polled<T>(
  read: (data: T | undefined) => Liveness,
  { refusedMs = false }: { refusedMs?: number | false } = {},
) {
  return {
    refetchInterval: (query: { state: State }) =>
      nextPoll(query, read, Date.now(), typeof document !== 'undefined' && document.hidden, refusedMs),
    refetchIntervalInBackground: true,
    retry: false,
  };
}
