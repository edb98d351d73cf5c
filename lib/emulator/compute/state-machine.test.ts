import { expect, test } from 'vitest';
import { canMove, isBefore, isFinished, moved } from './state-machine';
import type { RunState } from './types';

const run: RunState = {
  status: 'Queued',
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: null,
  endedAt: null,
  error: null,
};
const at = '2026-01-01T00:00:05.000Z';

test('the straight way is Preparing, Queued, Running, Finalizing, Completed', () => {
  const way = ['NotStarted', 'Preparing', 'Queued', 'Running', 'Finalizing', 'Completed'] as const;
  for (const [index, from] of way.entries())
    for (const to of way) expect(canMove(from, to), `${from} to ${to}`).toBe(to === way[index + 1]);
});

test('cancel is possible in each live state, and from CancelRequested there is only Canceled', () => {
  for (const from of ['NotStarted', 'Preparing', 'Queued', 'Running', 'Finalizing', 'Paused', 'NotResponding'] as const)
    expect(canMove(from, 'CancelRequested')).toBe(true);
  expect(canMove('CancelRequested', 'Canceled')).toBe(true);
  expect(canMove('CancelRequested', 'Completed')).toBe(false);
  expect(canMove('CancelRequested', 'Failed')).toBe(false);
});

test('nothing follows a last state', () => {
  for (const status of ['Completed', 'Failed', 'Canceled'] as const) expect(isFinished(status)).toBe(true);
  expect(isFinished('CancelRequested')).toBe(false);
});

test('Running sets the start once, a last state the end', () => {
  const running = moved(run, 'Running', at);
  expect(running).toMatchObject({ startedAt: at, endedAt: null });
  expect(moved(running, 'Failed', at, { code: 'UserError', message: 'why' })).toMatchObject({
    endedAt: at,
    error: { message: 'why' },
  });
});

test('a change that is not in the table throws', () => {
  expect(() => moved(run, 'Completed', at)).toThrow('from Queued to Completed');
});

test('isBefore tells what a resumed job has behind it', () => {
  expect(isBefore('Preparing', 'Queued')).toBe(true);
  expect(isBefore('Running', 'Queued')).toBe(false);
  expect(isBefore('NotResponding', 'Queued')).toBe(false);
  expect(isBefore('NotResponding', 'Finalizing')).toBe(true);
  expect(isBefore('Finalizing', 'Finalizing')).toBe(false);
});
