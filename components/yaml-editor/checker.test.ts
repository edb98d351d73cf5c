import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CheckAnswer, Checker, type CheckRequest, type CheckWorker } from './checker';

/** A worker that answers when told to. */
class HeldWorker implements CheckWorker {
  onmessage: CheckWorker['onmessage'] = null;
  readonly asked: CheckRequest[] = [];
  readonly terminate = vi.fn();
  postMessage(request: CheckRequest) {
    this.asked.push(request);
  }
  answer(id: number, message: string) {
    const data: CheckAnswer = {
      id,
      shape: null,
      problems: [{ path: '', line: 1, column: 1, severity: 'error', message }],
    };
    this.onmessage?.(new MessageEvent('message', { data }));
  }
}

function checking() {
  const workers: HeldWorker[] = [];
  const told: string[] = [];
  const checker = new Checker(
    () => {
      const made = new HeldWorker();
      workers.push(made);
      return made;
    },
    ({ problems }) => told.push(problems.map(({ message }) => message).join()),
  );
  const check = (text: string) => checker.check({ text, expected: null, names: null });
  const asked = () => workers.flatMap((worker) => worker.asked.map(({ text }) => text));
  return { checker, workers, told, check, asked };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a pause of 50 ms asks, and keys without a pause ask within 200 ms', () => {
  const { check, asked } = checking();
  check('a');
  vi.advanceTimersByTime(50);
  expect(asked()).toEqual(['a']);
  const other = checking();
  for (const text of ['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef']) {
    other.check(text);
    vi.advanceTimersByTime(40);
  }
  expect(other.asked()).toHaveLength(1);
});

test('one text at a time, then the newest', () => {
  const { check, asked, workers, told } = checking();
  check('first');
  vi.advanceTimersByTime(50);
  for (const text of ['second', 'third']) {
    check(text);
    vi.advanceTimersByTime(50);
  }
  expect(asked()).toEqual(['first']);
  workers[0]?.answer(1, 'of first');
  expect(asked()).toEqual(['first', 'third']);
  workers[0]?.answer(1, 'late');
  workers[0]?.answer(2, 'of third');
  expect(told).toEqual(['of first', 'of third']);
});

test('a check that does not end is ended, said, and the next text is checked by another worker', () => {
  const { check, workers, told, asked } = checking();
  check('endless');
  vi.advanceTimersByTime(50);
  check('next');
  vi.advanceTimersByTime(3000);
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
  expect(told).toEqual(['The text takes too long to check.']);
  expect(workers[1]?.asked.map(({ text }) => text)).toEqual(['next']);
  workers[0]?.answer(1, 'too late');
  expect(told).toHaveLength(1);
  expect(asked()).toEqual(['endless', 'next']);
});

test('where no check is wanted any more, an answer under way is not told', () => {
  const { checker, check, workers, told } = checking();
  check('a');
  vi.advanceTimersByTime(50);
  checker.check(null);
  workers[0]?.answer(1, 'of a');
  expect(told).toEqual([]);
});

test('after the end nothing runs', () => {
  const { checker, check, workers, asked } = checking();
  check('a');
  checker.dispose();
  vi.advanceTimersByTime(5000);
  expect([asked(), workers[0]?.terminate.mock.calls.length]).toEqual([[], 1]);
});
