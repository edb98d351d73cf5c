import type { JobProgress } from '@/lib/contracts/api/views';
import { readReport } from './progress-report';

export interface ProgressSource {
  /** Text of the newest `logs/job_progress_overview.*.txt`, or its end. */
  overview: string;
  /** `logs/sys/job_report/processed_mini-batches.csv`, or its beginning; null where there is none. */
  miniBatchesCsv: string | null;
  /** The job still scores. */
  running: boolean;
  now: Date;
}

interface Mark {
  at: number;
  miniBatches: number;
  total: number;
  files: number;
  succeeded: number;
  failed: number;
  running: number;
}

const STAMP = String.raw`^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)Z? `;
const SCHEDULED = new RegExp(`${STAMP}.*There are (\\d+) tasks with (\\d+) items`);
const PROCESSED = new RegExp(
  `${STAMP}(?:Finished\\. )?Processed (\\d+) of (\\d+) mini batches, (\\d+) of (\\d+) items: (\\d+) succeeded, (\\d+) failed(?:; (\\d+) mini batch)?`,
);
const WINDOW_MS = 60_000;
const MAX_CELLS = 400;

function markOf(line: string): Mark | null {
  const processed = PROCESSED.exec(line);
  if (processed) {
    const [miniBatches = 0, total = 0, , files = 0, succeeded = 0, failed = 0, running = 0] = processed
      .slice(2)
      .map((figure) => Number(figure ?? 0));
    return { at: Date.parse(`${processed[1]}Z`), miniBatches, total, files, succeeded, failed, running };
  }
  const scheduled = SCHEDULED.exec(line);
  if (!scheduled) return null;
  const [total = 0, files = 0] = scheduled.slice(2).map(Number);
  return { at: Date.parse(`${scheduled[1]}Z`), miniBatches: 0, total, files, succeeded: 0, failed: 0, running: 0 };
}

/** Mini-batches a minute in the last minute (or since the first mark); the silence since the last mark counts, up to a minute. */
function ratePerMinute(marks: Mark[], last: Mark, now: Date): number | null {
  const end = Math.min(Math.max(last.at, now.getTime()), last.at + WINDOW_MS);
  const start = marks.findLast(({ at }) => at <= end - WINDOW_MS) ?? marks[0];
  if (!start || end <= start.at) return null;
  return ((last.miniBatches - start.miniBatches) * 60_000) / (end - start.at);
}

/** Workers pick mini-batches in order, so the running ones are the first that have no row yet. */
function cellsOf(total: number, report: Map<number, boolean>, running: number): string {
  if (total > MAX_CELLS) return '';
  let left = running;
  return Array.from({ length: total }, (_, id) => {
    const failed = report.get(id);
    if (failed !== undefined) return failed ? 'f' : 'd';
    left -= 1;
    return left >= 0 ? 'r' : '.';
  }).join('');
}

/**
 * Progress of a job from its log files; null before the mini-batches are scheduled. `miniBatches.done` and `.failed`
 * exclude each other (126 processed = 124 done + 2 failed). `remainingMs` is null when the job does not run or nothing
 * moved in the last minute. `cells` is also empty when mini-batches were processed but the report that names them is missing.
 */
export function readProgress({ overview, miniBatchesCsv, running, now }: ProgressSource): JobProgress | null {
  const marks = overview.split('\n').flatMap((line) => markOf(line) ?? []);
  const last = marks.at(-1);
  if (!last) return null;
  const report = readReport(miniBatchesCsv ?? '');
  const processed = Math.max(last.miniBatches, Math.min(report.size, last.total));
  const failed = Math.min(processed, [...report.values()].filter(Boolean).length);
  const runningNow = running ? Math.min(last.running, last.total - processed) : 0;
  const rate = ratePerMinute(marks, last, running ? now : new Date(last.at));
  const remaining = running && rate ? Math.round(((last.total - processed) * 60_000) / rate) : null;
  return {
    miniBatches: { total: last.total, done: processed - failed, failed, running: runningNow },
    files: { total: last.files, succeeded: last.succeeded, failed: last.failed },
    ratePerMinute: rate,
    remainingMs: remaining,
    cells: miniBatchesCsv === null && processed > 0 ? '' : cellsOf(last.total, report, runningNow),
    at: new Date(last.at).toISOString(),
  };
}
