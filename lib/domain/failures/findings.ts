import type { Failure, FailureCause } from '@/lib/contracts/api/failures';
import type { ErrorEntry } from './error-text';
import { maskMessage } from './mask';
import type { ReportRow } from './report';

/** A failure before its cause is named. */
export interface Finding extends Omit<Failure, 'cause'> {
  type: string | null;
  masked: string;
  stage: FailureCause['stage'];
  entry: ErrorEntry | null;
}

/** A message is shown so far; a log may have a line without end. */
const MESSAGE_LENGTH = 500;
const TYPE_LENGTH = 200;
const shortened = ({ type, message }: Pick<Finding, 'type' | 'message'>) => ({
  type: type?.slice(0, TYPE_LENGTH) ?? null,
  message: message.slice(0, MESSAGE_LENGTH),
});

/** What a status says by itself, where no exception has a name. */
const statusWords = new Map([
  ['RUN_TIMEOUT', 'Time-out'],
  ['LOAD_TIMEOUT', 'Time-out of reading'],
  ['LOAD_EXCEPTION', 'File not read'],
  ['RUN_DONE', 'Too few rows'],
]);

/** `ValueError: bad header 1`, as a row repeats the last line of a traceback. */
const TYPED = /^((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning|Fault)): (.*)$/;

function saidBy(row: ReportRow, entry: ErrorEntry | null): Pick<Finding, 'type' | 'message'> {
  if (entry?.type) return { type: entry.type, message: entry.message };
  const [, type, message] = TYPED.exec(row.message) ?? [];
  if (type !== undefined) return { type, message: message ?? '' };
  return { type: statusWords.get(row.status) ?? null, message: row.message || (entry?.message ?? '') };
}

const placeOf = (entry: ErrorEntry | null) => entry && { path: entry.path, line: entry.line };

/** A failed mini-batch by its row, and by the entry of its last try where there is one. */
export function findingOfRow(row: ReportRow, entry: ErrorEntry | null): Finding {
  const { miniBatch, files, total, failed, tries, process } = row;
  const said = saidBy(row, entry);
  const counts = { total, failed: failed > 0 ? failed : null, tries };
  const where = { process, at: entry?.at ?? null, place: placeOf(entry), stage: 'run' as const, entry };
  return {
    miniBatch,
    files,
    ...counts,
    ...where,
    ...shortened(said),
    ...maskMessage(said.message, files),
  };
}

/** A failure of which only the errors file tells. */
export function findingOfEntry(entry: ErrorEntry): Finding {
  const { miniBatch, tries, process, at, type, message, stage } = entry;
  const counts = { files: [], total: null, failed: null, tries: tries?.nth ?? null };
  return {
    miniBatch,
    ...counts,
    process,
    at,
    place: placeOf(entry),
    ...shortened({ type, message }),
    stage,
    entry,
    ...maskMessage(message),
  };
}
