import type { JobProgress, JobSummary } from '@/lib/contracts/api/views';
import { formatDuration } from '@/lib/domain/format';
import { statusGroup } from '@/lib/domain/job-status';
import type { EndpointState } from '@/lib/domain/wallboard';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span for reading from afar: `< 1 m`, `4 m`, `2.2 h`, `3 d`. Only the wall may abbreviate so (design §5). */
export function wallAge(instant: string | null, now: number): string | null {
  const span = now - Date.parse(instant ?? '');
  if (Number.isNaN(span)) return null;
  if (span < MINUTE) return '< 1 m';
  if (span < HOUR) return `${Math.floor(span / MINUTE)} m`;
  return span < DAY ? `${(Math.floor(span / (HOUR / 10)) / 10).toFixed(1)} h` : `${Math.floor(span / DAY)} d`;
}

/** What stands under the age of the last success: `4 m since a success`, `never succeeded`. */
export const SUCCESS_WORDS = { ago: 'since a success', never: 'succeeded' } as const;

export type Trouble = 'bad' | 'warn' | 'none';

interface StateWords {
  word: string;
  trouble: Trouble;
  /** The status whose shape stands for the state, and files lost for the warning shape. */
  icon: { status: string; failures?: number };
}

const words: Record<EndpointState, StateWords> = {
  failing: { word: 'Failing', trouble: 'bad', icon: { status: 'Failed' } },
  'not-responding': { word: 'Not responding', trouble: 'bad', icon: { status: 'NotResponding' } },
  'no-default': { word: 'No default', trouble: 'warn', icon: { status: 'Completed', failures: 1 } },
  'lost-files': { word: 'Lost files', trouble: 'warn', icon: { status: 'Completed', failures: 1 } },
  failures: { word: 'Had failures', trouble: 'warn', icon: { status: 'Completed', failures: 1 } },
  unknown: { word: 'Jobs not read', trouble: 'warn', icon: { status: 'Completed', failures: 1 } },
  running: { word: 'Running', trouble: 'none', icon: { status: 'Running' } },
  queued: { word: 'Queued', trouble: 'none', icon: { status: 'Queued' } },
  healthy: { word: 'Healthy', trouble: 'none', icon: { status: 'Completed' } },
  idle: { word: 'Idle', trouble: 'none', icon: { status: 'Completed' } },
};

export const stateWords = (state: EndpointState): StateWords => words[state];

export interface WallSums {
  bad: number;
  warn: number;
  well: number;
}

export function wallSums(states: readonly EndpointState[]): WallSums {
  const count = (trouble: Trouble) => states.filter((state) => words[state].trouble === trouble).length;
  return { bad: count('bad'), warn: count('warn'), well: count('none') };
}

export interface WallGrid {
  columns: number;
  rows: number;
  /** Size of the tiles' type, in units. */
  scale: number;
  /** Size of the strip's type; above 1 the strip takes the height that few tiles leave. */
  strip: number;
}

const grids: (WallGrid & { upTo: number })[] = [
  { upTo: 1, columns: 1, rows: 1, scale: 2.5, strip: 1.9 },
  { upTo: 2, columns: 2, rows: 1, scale: 2.4, strip: 1.9 },
  { upTo: 3, columns: 3, rows: 1, scale: 2, strip: 1.9 },
  { upTo: 4, columns: 2, rows: 2, scale: 1.7, strip: 1.4 },
  { upTo: 6, columns: 3, rows: 2, scale: 1.7, strip: 1.4 },
  { upTo: 8, columns: 4, rows: 2, scale: 1.4, strip: 1 },
  { upTo: 12, columns: 4, rows: 3, scale: 1.4, strip: 1 },
  { upTo: 24, columns: 6, rows: 4, scale: 1, strip: 1 },
  { upTo: 40, columns: 8, rows: 5, scale: 0.78, strip: 1 },
];

/** Columns, rows and sizes, so that few endpoints fill the wall and many still fit (design §5). */
export function wallGrid(count: number): WallGrid {
  const fits = grids.find((grid) => count <= grid.upTo);
  return fits ?? { columns: 8, rows: Math.ceil(count / 8), scale: 0.78, strip: 1 };
}

/** What a job under way says at the end of its line: time left, or the state that keeps it from having one. */
export function runningWords(job: JobSummary, progress: JobProgress | null): string {
  const group = statusGroup(job.status);
  if (group === 'finalizing') return 'finalizing';
  if (group === 'cancel-requested') return 'canceling';
  if (group === 'not-responding') return 'no answer';
  if (group !== 'running') return group;
  if (progress === null) return 'starting';
  return progress.remainingMs === null ? 'no pace' : `${roughly(progress.remainingMs)} left`;
}

const roughly = (ms: number) => (ms < MINUTE ? formatDuration(ms) : formatDuration(Math.ceil(ms / MINUTE) * MINUTE));
