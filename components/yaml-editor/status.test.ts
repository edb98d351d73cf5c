import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StatusStore } from './status';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('places of the cursor are told once for many keys, the last one, and never before a problem is', () => {
  const store = new StatusStore();
  const told = vi.fn();
  store.subscribe(told);
  for (const column of [2, 3, 4]) {
    store.setSoon({ line: 7, column });
    vi.advanceTimersByTime(120);
  }
  expect(told).not.toHaveBeenCalled();
  store.set({ problems: [{ path: '', line: 1, column: 1, severity: 'error', message: 'x' }] });
  expect(told).toHaveBeenCalledTimes(1);
  expect(store.get()).toMatchObject({ line: 1, column: 1 });
  vi.runAllTimers();
  expect(told).toHaveBeenCalledTimes(2);
  expect(store.get()).toMatchObject({ line: 7, column: 4, problems: [{ message: 'x' }] });
});
