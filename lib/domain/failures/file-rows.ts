import type { Failure, FailureCause, JobFailuresView } from '@/lib/contracts/api/failures';
import { csvOf } from '../csv';
import { formatCount } from '../format';

/** A failed file, or what is known where the service names none. */
export interface FileRow
  extends Pick<Failure, 'miniBatch' | 'message' | 'values' | 'tries' | 'process' | 'at' | 'place'> {
  key: string;
  /** Null: the service names no file. */
  file: string | null;
  cause: FailureCause;
  /** `2 of 5 failed`, where the service does not say which; `980 more files`, where it names no more; else null. */
  note: string | null;
}

const someFailed = ({ failed, total }: Failure) =>
  failed !== null && total !== null && failed < total ? `${formatCount(failed)} of ${formatCount(total)} failed` : null;

function unnamed({ files, total }: Failure): string | null {
  const rest = (total ?? 0) - files.length;
  if (rest <= 0) return null;
  const more = files.length > 0 ? `${formatCount(rest)} more` : formatCount(rest);
  return `${more} ${rest === 1 ? 'file' : 'files'}`;
}

function rowsOf(failure: Failure, at: number, cause: FailureCause): FileRow[] {
  const { miniBatch, message, values, tries, process, at: instant, place } = failure;
  const same = { cause, miniBatch, message, values, tries, process, at: instant, place };
  const named = failure.files.map((file, nth) => ({ ...same, key: `${at}-${nth}`, file, note: someFailed(failure) }));
  const rest = unnamed(failure);
  if (rest === null && named.length > 0) return named;
  return [...named, { ...same, key: `${at}`, file: null, note: someFailed(failure) ?? rest }];
}

/** One row a file, in the order of mini-batches; of one cause where it is named. */
export function fileRows(
  { causes, failures }: Pick<JobFailuresView, 'causes' | 'failures'>,
  causeId?: string,
): FileRow[] {
  const byId = new Map(causes.map((cause) => [cause.id, cause]));
  return failures.flatMap((failure, at) => {
    const cause = byId.get(failure.cause);
    return cause && (causeId === undefined || cause.id === causeId) ? rowsOf(failure, at, cause) : [];
  });
}

const heads = [
  'file',
  'note',
  'mini_batch',
  'cause',
  'masked_message',
  'message',
  'tries',
  'process',
  'last_try_failed_at',
  'log_file',
  'log_line',
];

const textOf = (n: number | null | undefined) => (n === null || n === undefined ? null : String(n));

/** Every row of the page as CSV (RFC 4180); what a spreadsheet would compute is text. */
export const failuresCsv = (view: Pick<JobFailuresView, 'causes' | 'failures'>): string =>
  csvOf(
    heads,
    fileRows(view).map((row) => [
      ...[row.file, row.note, textOf(row.miniBatch), row.cause.type, row.cause.message, row.message],
      ...[textOf(row.tries), row.process, row.at, row.place?.path ?? null, textOf(row.place?.line)],
    ]),
  );
