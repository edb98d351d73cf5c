import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AskedWorker, Newest } from './newest';

/** A worker that answers when told to. */
class HeldWorker implements AskedWorker<string, string> {
  onmessage: AskedWorker<string, string>['onmessage'] = null;
  readonly asked: string[] = [];
  readonly terminate = vi.fn();
  postMessage({ question }: { question: string }) {
    this.asked.push(question);
  }
  answer(id: number, answer: string) {
    this.onmessage?.(new MessageEvent('message', { data: { id, answer } }));
  }
}

function asking() {
  const workers: HeldWorker[] = [];
  const told: string[] = [];
  const newest = new Newest<string, string>(
    () => {
      const made = new HeldWorker();
      workers.push(made);
      return made;
    },
    (question, answer) => told.push(`${question}: ${answer}`),
    { quiet: 50, longestWait: 150, giveUp: 3000 },
  );
  const asked = () => workers.flatMap((worker) => worker.asked);
  return { newest, workers, told, asked };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a pause asks, and questions without a pause ask after the longest wait', () => {
  const { newest, asked } = asking();
  newest.want('a');
  vi.advanceTimersByTime(50);
  expect(asked()).toEqual(['a']);
  const other = asking();
  for (const text of ['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef']) {
    other.newest.want(text);
    vi.advanceTimersByTime(40);
  }
  expect(other.asked()).toHaveLength(1);
});

test('one question at a time, then the newest, once it has been quiet', () => {
  const { newest, asked, workers, told } = asking();
  newest.want('first');
  vi.advanceTimersByTime(50);
  newest.want('second');
  newest.want('third');
  expect(asked()).toEqual(['first']);
  workers[0]?.answer(1, 'A');
  expect(asked()).toEqual(['first']);
  vi.advanceTimersByTime(50);
  expect(asked()).toEqual(['first', 'third']);
  workers[0]?.answer(1, 'late');
  workers[0]?.answer(2, 'B');
  expect(told).toEqual(['first: A', 'third: B']);
});

test('an awaited question is asked at once, dropped by no newer one, and told', async () => {
  const { newest, asked, workers, told } = asking();
  newest.want('under way');
  vi.advanceTimersByTime(50);
  const answer = newest.ask('awaited');
  newest.want('newer');
  vi.advanceTimersByTime(50);
  workers[0]?.answer(1, 'A');
  expect(asked()).toEqual(['under way', 'awaited']);
  workers[0]?.answer(2, 'B');
  expect(await answer).toBe('B');
  expect(asked()).toEqual(['under way', 'awaited', 'newer']);
  expect(told).toEqual(['under way: A', 'awaited: B']);
});

test('an answer that does not end is given up, and the next question goes to another worker', async () => {
  const { newest, workers, told, asked } = asking();
  const endless = newest.ask('endless');
  newest.want('next');
  vi.advanceTimersByTime(3000);
  expect(await endless).toBeNull();
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
  expect(told).toEqual(['endless: null']);
  expect(workers[1]?.asked).toEqual(['next']);
  workers[0]?.answer(1, 'too late');
  expect(told).toHaveLength(1);
  expect(asked()).toEqual(['endless', 'next']);
});

test('where no answer is wanted any more, one under way is not told', () => {
  const { newest, workers, told } = asking();
  newest.want('a');
  vi.advanceTimersByTime(50);
  newest.want(null);
  workers[0]?.answer(1, 'A');
  expect(told).toEqual([]);
});

test('after the end nothing runs, and nobody is left waiting', async () => {
  const { newest, workers, asked } = asking();
  newest.want('a');
  newest.dispose();
  vi.advanceTimersByTime(5000);
  // A worker begins with the first question.
  expect([asked(), workers]).toEqual([[], []]);
  const other = asking();
  const waiting = [other.newest.ask('b'), other.newest.ask('c')];
  other.newest.dispose();
  expect(await Promise.all(waiting)).toEqual([null, null]);
  expect(other.workers.map(({ terminate }) => terminate.mock.calls.length)).toEqual([1]);
});
