import type { FailureCause, JobFailuresView } from '@/lib/contracts/api/failures';
import type { JobDetail, JobProgress } from '@/lib/contracts/api/views';
import type { FileRow } from '@/lib/domain/failures/file-rows';
import { formatClock, formatCount } from '@/lib/domain/format';
import { isLive, statusGroup } from '@/lib/domain/job-status';

const counted = (n: number, one: string, many = `${one}s`) => `${formatCount(n)} ${n === 1 ? one : many}`;

const units = {
  files: ['file', 'files'],
  'mini-batches': ['mini-batch', 'mini-batches'],
  errors: ['error', 'errors'],
} as const;

/** The word under a cause's figure. */
export const unitWord = ({ unit, count }: Pick<FailureCause, 'unit' | 'count'>): string =>
  units[unit][count === 1 ? 0 : 1];

/** A text whose form is not known has no type; it is shown by its first line. */
export const causeTitle = ({ type }: Pick<FailureCause, 'type'>): string => type ?? 'No exception named';

/** `4 tries each`, `1 to 4 tries`; null where no source tells. */
export function triesWords({ tries, count }: Pick<FailureCause, 'tries' | 'count'>): string | null {
  if (!tries) return null;
  const { least, most } = tries;
  if (least < most) return `${formatCount(least)} to ${counted(most, 'try', 'tries')}`;
  return `${counted(most, 'try', 'tries')}${count > 1 ? ' each' : ''}`;
}

/** `2 nodes, 4 processes`; null where no source names one. */
export function whereWords({ nodes, processes }: Pick<FailureCause, 'nodes' | 'processes'>): string | null {
  return processes === 0 ? null : `${counted(nodes, 'node')}, ${counted(processes, 'process', 'processes')}`;
}

/** When it was seen first and last, in the reader's zone: one line or two, none without instants. */
export function whenWords({ firstAt, lastAt }: Pick<FailureCause, 'firstAt' | 'lastAt'>, zone: string): string[] {
  if (firstAt === null || lastAt === null) return [];
  const [first, last] = [formatClock(firstAt), formatClock(lastAt)];
  return first === last ? [`${first} ${zone}`] : [`first ${first}`, `last ${last} ${zone}`];
}

/** What a row is called: its file, else what is known of it. */
export const rowName = ({ file, note, process }: FileRow): string => file ?? note ?? process ?? 'No file named';

/** `5 of 37 files`, `1 file`; entries of the log where not all of them name one. */
export function someOf(shown: number, rows: readonly FileRow[]): string {
  const isNamed = rows.every(({ file }) => file !== null);
  const all = isNamed ? counted(rows.length, 'file') : counted(rows.length, 'entry', 'entries');
  const words = rows.length > shown ? `${shown} of ${all}` : all;
  return isNamed && rows.some(({ note }) => note !== null) ? `${words} of these mini-batches` : words;
}

/** What the mask took out, short: of a path its last part. */
export const shortValue = (value: string): string => value.replace(/^.*[\\/](?=[^\\/]+$)/, '…/');

/** What stands in the head of the column of masked values: `<n>`, `<path> <n>`; null where nothing is masked. */
export function slotsOf(masked: string): string | null {
  const slots = masked.match(/<(?:n|path|id)>/g);
  return slots?.join(' ') ?? null;
}

export interface EmptyWords {
  title: string;
  body: string;
}

interface Facts {
  job: Pick<JobDetail, 'status'>;
  progress: JobProgress | null;
  /** What Azure refused, in words. */
  refused: string | null;
}

/** Why there is no cause to show. */
export function emptyWords({ job, progress, refused }: Facts): EmptyWords {
  const failed = progress?.files.failed ?? 0;
  if (refused !== null) return { title: 'Why files failed is not shown', body: refused };
  if (failed > 0) return withoutCause(failed, isLive(job.status));
  if (isLive(job.status))
    return { title: 'No failures so far', body: 'As soon as a mini-batch has failed for good, its cause stands here.' };
  const group = statusGroup(job.status);
  if (group === 'failed')
    return { title: 'No file failed', body: 'The job failed as a whole: Azure says why above, and the logs say more.' };
  if (group === 'canceled') return { title: 'No failures', body: 'No file had failed when the job was canceled.' };
  const scored =
    progress &&
    `${progress.files.total === 1 ? 'The one file was' : `All ${formatCount(progress.files.total)} files were`} scored.`;
  return { title: 'No failures', body: scored ?? 'The log files of this job tell of none.' };
}

const withoutCause = (failed: number, live: boolean): EmptyWords => ({
  title: 'No cause so far',
  body: live
    ? `${counted(failed, 'file')} failed. Why is shown when the log files tell it.`
    : `${counted(failed, 'file')} failed, and the log files that were read here do not say why.`,
});

/** What of the log files was not read, so that the causes are not all there is; null when all was. */
export function cutWords(sources: JobFailuresView['sources']): string | null {
  const cut = sources.filter((source) => source.cut).map(({ path }) => path);
  if (cut.length === 0) return null;
  const names = cut.length > 3 ? `${cut.slice(0, 3).join(', ')} and ${cut.length - 3} more` : cut.join(', ');
  return `Of each file at most the first 512 KiB are read here, and not all of ${names}: what it tells later is not among these causes.`;
}

/** Failed files without a cause on the page, though all was read; null when there is none, or the counts differ otherwise. */
export function restWords({ causes, sources }: JobFailuresView, failed: number): string | null {
  if (sources.some(({ cut }) => cut) || causes.some(({ unit }) => unit === 'mini-batches')) return null;
  const explained = causes.reduce((sum, { unit, count }) => sum + (unit === 'files' ? count : 0), 0);
  return explained < failed
    ? `${formatCount(failed - explained)} of ${counted(failed, 'failed file')} have no cause in the log files.`
    : null;
}

/** Failures that did not stay. */
export const retriedWords = (retried: number): string | null =>
  retried === 0
    ? null
    : `${counted(retried, 'mini-batch', 'mini-batches')} failed in a try and ${retried === 1 ? 'was' : 'were'} scored by a later one.`;
