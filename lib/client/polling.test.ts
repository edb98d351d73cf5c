import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { ApiError } from './api-error';
import { type Liveness, nextPoll, polled } from './polling';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const apiError = (status: number, retryAfterSeconds: number | null = null) =>
  new ApiError({
    status,
    code: 'C',
    message: 'm',
    fromAzure: true,
    details: [],
    target: null,
    requestId: null,
    retryAfterSeconds,
    missingAction: null,
    claims: null,
  });

type State = Parameters<typeof nextPoll>[0]['state'];
const good: State = { data: {}, error: null, status: 'success', dataUpdateCount: 1, errorUpdateCount: 0 };
const bad = (error: Error, errorUpdateCount = 1, shown = true): State => ({
  data: shown ? {} : undefined,
  error,
  status: 'error',
  dataUpdateCount: shown ? 1 : 0,
  errorUpdateCount,
});
const live: Liveness = { live: true, since: ago(10) };
const poll = (state: State, liveness = live, hidden = false) => nextPoll({ state }, () => liveness, NOW, hidden);

test('young and live: every 2 s; older: slower; ended: never', () => {
  expect(poll(good)).toBe(2000);
  expect(poll(good, { live: true, since: ago(7200) })).toBe(30_000);
  expect(poll(good, { live: false, since: ago(10) })).toBe(false);
});

test('a hidden page reads at the slowest pace', () => {
  expect(poll(good, live, true)).toBe(30_000);
});

test('a refused sign-in stops the polling, also with data on the page', () => {
  expect(poll(bad(apiError(401)))).toBe(false);
});

test('a wall asks again whatever it was refused', () => {
  const wall = (state: State) => nextPoll({ state }, () => live, NOW, false, 30_000);
  expect([401, 403].map((status) => wall(bad(apiError(status), 1, false)))).toEqual([30_000, 30_000]);
  expect(wall(bad(new Error('signed out')))).toBe(30_000);
  expect(wall(good)).toBe(2000);
});

test('forbidden and not found stop it when there is nothing to show, and only slow it when there is', () => {
  expect(poll(bad(apiError(403), 1, false))).toBe(false);
  expect(poll(bad(apiError(404), 1, false))).toBe(false);
  expect(poll(bad(apiError(404)))).toBe(4000);
});

test('trouble on the way slows it down, and Retry-After is obeyed', () => {
  expect(poll(bad(apiError(503)))).toBe(4000);
  expect(poll(bad(apiError(0), 1, false))).toBe(4000);
  expect(poll(bad(apiError(429, 17)))).toBe(17_000);
});

test('an ended thing whose last read failed is read again', () => {
  expect(poll(bad(apiError(503)), { live: false, since: ago(10) })).toBe(4000);
});

test('failures count one after the other, and a good answer forgets them', () => {
  const query = { state: good };
  const next = (state: State) => {
    query.state = state;
    return nextPoll(query, () => live, NOW, false);
  };
  expect(next(good)).toBe(2000);
  expect(next(bad(apiError(503), 1))).toBe(4000);
  expect(next(bad(apiError(503), 2))).toBe(8000);
  expect(next({ ...good, dataUpdateCount: 2, errorUpdateCount: 2 })).toBe(2000);
  expect(next({ ...bad(apiError(503), 3), dataUpdateCount: 2 })).toBe(4000);
});

test('TanStack Query takes the interval from it', () => {
  const client = new QueryClient();
  const options = {
    queryKey: ['job'],
    queryFn: () => ({ status: 'Completed' }),
    ...polled(() => ({ live: false, since: null })),
  };
  const observer = new QueryObserver(client, { ...options, initialData: { status: 'Completed' } });
  expect(options.refetchInterval(observer.getCurrentQuery())).toBe(false);
  client.clear();
});
