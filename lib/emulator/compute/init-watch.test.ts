import { beforeEach, expect, test } from 'vitest';
import { InitFault, type JobFailure } from './failures';
import { InitWatch } from './init-watch';

let failures: JobFailure[];
let now: number;
const watch = (limits = { nodes: 2, processes: 2 }) =>
  new InitWatch(limits, { now: () => new Date(now) }, (failure) => failures.push(failure));
const fault = new InitFault('ValueError: no.');

beforeEach(() => {
  failures = [];
  now = 0;
});

test('a node stops after 3 x processes failures, the job when all nodes have', () => {
  const inits = watch();
  for (let at = 0; at < 6; at += 1) inits.failed('a', fault);
  expect(inits.isNodeStopped('a')).toBe(true);
  expect(inits.isNodeStopped('b')).toBe(false);
  expect(failures).toHaveLength(0);
  for (let at = 0; at < 6; at += 1) inits.failed('b', fault);
  expect(failures.at(-1)?.message).toBe('init() failed 12 times: ValueError: no. The trace is in logs/user/error.txt.');
});

test('after two minutes 2 x nodes x processes failures are enough', () => {
  const inits = watch();
  for (let at = 0; at < 7; at += 1) inits.failed(at % 2 ? 'a' : 'b', fault);
  expect(failures).toHaveLength(0);
  now = 120_000;
  inits.failed('a', fault);
  expect(failures).toHaveLength(1);
});

test('a message that is no sentence gets its full stop', () => {
  const inits = watch({ nodes: 1, processes: 1 });
  for (let at = 0; at < 3; at += 1) inits.failed('a', new InitFault('RuntimeError: no model'));
  expect(failures.at(-1)?.message).toBe(
    'init() failed 3 times: RuntimeError: no model. The trace is in logs/user/error.txt.',
  );
});
