import { expect, test } from 'vitest';
import { canCancel, isLive, isTerminal, statusGroup, statusWord } from './job-status';

const table: [status: string, group: string, word: string, terminal: boolean, cancellable: boolean][] = [
  ['NotStarted', 'preparing', 'Preparing', false, true],
  ['Starting', 'preparing', 'Preparing', false, true],
  ['Provisioning', 'preparing', 'Preparing', false, true],
  ['Preparing', 'preparing', 'Preparing', false, true],
  ['Queued', 'queued', 'Queued', false, true],
  ['Running', 'running', 'Running', false, true],
  ['Finalizing', 'finalizing', 'Finalizing', false, false],
  ['CancelRequested', 'cancel-requested', 'Cancel requested', false, false],
  ['Completed', 'completed', 'Completed', true, false],
  ['Failed', 'failed', 'Failed', true, false],
  ['Canceled', 'canceled', 'Canceled', true, false],
  ['NotResponding', 'not-responding', 'Not responding', false, true],
  ['Paused', 'paused', 'Paused', false, true],
  ['Hibernating', 'unknown', 'Hibernating', false, false],
  ['constructor', 'unknown', 'constructor', false, false],
  ['', 'unknown', 'Unknown', false, false],
];

test.each(table)('%s is %s, "%s"', (status, group, word, terminal, cancellable) => {
  expect(statusGroup(status)).toBe(group);
  expect(statusWord(status)).toBe(word);
  expect(isTerminal(status)).toBe(terminal);
  expect(isLive(status)).toBe(!terminal);
  expect(canCancel(status)).toBe(cancellable);
});
