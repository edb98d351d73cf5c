/** One of the twelve states a person sees; Azure's fourteen words fall into them (contract E, design §2). */
export type StatusGroup =
  | 'preparing'
  | 'queued'
  | 'running'
  | 'finalizing'
  | 'cancel-requested'
  | 'completed'
  | 'failed'
  | 'canceled'
  | 'not-responding'
  | 'paused'
  | 'unknown';

interface StatusRule {
  group: StatusGroup;
  word: string;
}

/** Run history writes `Starting` and friends for what a person calls Preparing; the word follows the group. */
const rules: Record<string, StatusRule> = {
  NotStarted: { group: 'preparing', word: 'Preparing' },
  Starting: { group: 'preparing', word: 'Preparing' },
  Provisioning: { group: 'preparing', word: 'Preparing' },
  Preparing: { group: 'preparing', word: 'Preparing' },
  Queued: { group: 'queued', word: 'Queued' },
  Running: { group: 'running', word: 'Running' },
  Finalizing: { group: 'finalizing', word: 'Finalizing' },
  CancelRequested: { group: 'cancel-requested', word: 'Cancel requested' },
  Completed: { group: 'completed', word: 'Completed' },
  Failed: { group: 'failed', word: 'Failed' },
  Canceled: { group: 'canceled', word: 'Canceled' },
  NotResponding: { group: 'not-responding', word: 'Not responding' },
  Paused: { group: 'paused', word: 'Paused' },
};

const terminal: readonly StatusGroup[] = ['completed', 'failed', 'canceled'];
const cancellable: readonly StatusGroup[] = ['preparing', 'queued', 'running', 'not-responding', 'paused'];

const ruleOf = (status: string): StatusRule | undefined => (Object.hasOwn(rules, status) ? rules[status] : undefined);

/** The group of a status as Azure wrote it; a word we do not know is `unknown`, never an error. */
export function statusGroup(status: string): StatusGroup {
  return ruleOf(status)?.group ?? 'unknown';
}

/** The word to show; an unknown status is shown as Azure wrote it. */
export function statusWord(status: string): string {
  return ruleOf(status)?.word ?? (status || 'Unknown');
}

/** Nothing more will happen. Not responding and Paused may resume, so they are not terminal (contract E). */
export function isTerminal(status: string): boolean {
  return terminal.includes(statusGroup(status));
}

/** Worth asking about again; an unknown status may still change. */
export function isLive(status: string): boolean {
  return !isTerminal(status);
}

/** A cancel makes sense: not when one was asked for already, nor while the results are being put together. */
export function canCancel(status: string): boolean {
  return cancellable.includes(statusGroup(status));
}
