import type { TimelineStep } from '@/lib/contracts/api/views';
import { isTerminal } from './job-status';

export interface RunInstants {
  status: string;
  createdAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
}

export interface TimelineFacts {
  parent: RunInstants;
  /** The one child of a batch job; null of a pipeline, whose steps have times of their own. */
  child: RunInstants | null;
  /** The parent's `logs/azureml/executionlogs.txt`, from its beginning; null where it can not be read. */
  executionLog: string | null;
  now: Date;
}

interface Entered {
  status: string;
  at: string;
}

const usualOrder = ['Preparing', 'Queued', 'Running', 'Finalizing', 'Completed'];
const LINE = /^\[([^\]]+)\] Run status changed to (\w+)\.\s*$/gm;

function statesOfLog(log: string): Entered[] {
  return [...log.matchAll(LINE)].flatMap(([, at = '', status = '']) =>
    Number.isNaN(Date.parse(at)) ? [] : [{ status, at: new Date(at).toISOString() }],
  );
}

function statesOfInstants(
  { status, createdAt, startedAt, endedAt }: RunInstants,
  child: RunInstants | null,
): Entered[] {
  const running = child ? child.startedAt : startedAt;
  const finalizing = child?.startedAt && (status === 'Finalizing' || status === 'Completed') ? child.endedAt : null;
  const known: [string, string | null][] = [
    ['Preparing', createdAt],
    ['Queued', child?.createdAt ?? null],
    ['Running', running],
    ['Finalizing', finalizing],
    [status, isTerminal(status) ? endedAt : null],
  ];
  return known.flatMap(([name, at]) => (at === null ? [] : [{ status: name, at }]));
}

const beforeNodes: readonly string[] = ['NotStarted', 'Starting', 'Provisioning', 'Preparing', 'Queued'];

/** A parent says Running while its child still waits for nodes (contract E): a person hears Queued until the child has some. */
const shownStatus = (parent: RunInstants, child: RunInstants | null) =>
  parent.status === 'Running' && child && beforeNodes.includes(child.status) ? 'Queued' : parent.status;

/** So the log's own Running begins when the child's does, and is not there for a child that never ran. */
function withChildStart(entered: Entered[], child: RunInstants | null): Entered[] {
  const starts = child?.startedAt ?? null;
  const [running] = entered.filter(({ status }) => status === 'Running');
  if (child === null || running === undefined) return entered;
  if (starts === null) return entered.filter((state) => state !== running);
  const isLater = Date.parse(starts) > Date.parse(running.at);
  return isLater ? entered.map((state) => (state === running ? { ...running, at: starts } : state)) : entered;
}

function withPresent(entered: Entered[], parent: RunInstants, now: Date): Entered[] {
  const last = entered.at(-1);
  if (last?.status === parent.status) return entered;
  const ended = isTerminal(parent.status) ? parent.endedAt : null;
  // Nobody wrote when this state began: not before the last thing that is known.
  const at = ended ?? last?.at ?? parent.startedAt ?? parent.createdAt ?? now.toISOString();
  return [...entered, { status: parent.status, at }];
}

const withoutRepeats = (entered: Entered[]) =>
  entered.filter(({ status }, index) => status !== entered[index - 1]?.status);

const stepsToCome = (status: string): TimelineStep[] =>
  isTerminal(status) || !usualOrder.includes(status)
    ? []
    : usualOrder.slice(usualOrder.indexOf(status) + 1).map((next) => ({ status: next, at: null, durationMs: null }));

/**
 * The states that a job went through, oldest first, then those to come (`at` null). From the lines of the execution log;
 * without them from the instants of parent and child. Durations in milliseconds, never negative; null for the present
 * state, for states to come and for the last.
 */
export function jobTimeline({ parent, child, executionLog, now }: TimelineFacts): TimelineStep[] {
  const logged = withChildStart(statesOfLog(executionLog ?? ''), child);
  const shown = { ...parent, status: shownStatus(parent, child) };
  const known = logged.length > 0 ? logged : statesOfInstants(parent, child);
  const entered = withoutRepeats(withPresent(known, shown, now));
  const steps = entered.map(({ status, at }, index): TimelineStep => {
    const next = entered[index + 1];
    return { status, at, durationMs: next ? Math.max(0, Date.parse(next.at) - Date.parse(at)) : null };
  });
  return [...steps, ...stepsToCome(shown.status)];
}
