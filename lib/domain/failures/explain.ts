import type { Failure, FailureCause, JobFailuresView } from '@/lib/contracts/api/failures';
import { type ErrorEntry, type ErrorText, readErrorText } from './error-text';
import { causesOf } from './group';
import { maskMessage } from './mask';
import { type ReportRow, readReport } from './report';

export interface FailureSource {
  /** `logs/sys/job_report/processed_mini-batches.csv`, or its beginning; null where there is none. */
  report: { text: string; cut: boolean } | null;
  /** `logs/user/error.txt`, else the files of the processes under `logs/user/error/`. */
  errors: readonly ErrorText[];
}

/** A failure before its cause is named. */
export interface Finding extends Omit<Failure, 'cause'> {
  type: string | null;
  masked: string;
  stage: FailureCause['stage'];
  entry: ErrorEntry | null;
}

/** What a status says by itself, where no exception has a name. */
const statusWords = new Map([
  ['RUN_TIMEOUT', 'Time-out'],
  ['LOAD_TIMEOUT', 'Time-out of reading'],
  ['LOAD_EXCEPTION', 'File not read'],
  ['RUN_DONE', 'Too few rows'],
]);

/** Rows returned decide, so a run() that ended well has failed where it returned too few (§5.2). */
const isFailed = ({ failed, status }: ReportRow) => failed > 0 || /EXCEPTION|TIMEOUT/.test(status);

/** `ValueError: bad header 1`, as a row repeats the last line of a traceback. */
const TYPED = /^((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning|Fault)): (.*)$/;

function saidBy(row: ReportRow, entry: ErrorEntry | null): Pick<Finding, 'type' | 'message'> {
  if (entry?.type) return { type: entry.type, message: entry.message };
  const [, type, message] = TYPED.exec(row.message) ?? [];
  if (type !== undefined) return { type, message: message ?? '' };
  return { type: statusWords.get(row.status) ?? null, message: row.message || (entry?.message ?? '') };
}

const placeOf = (entry: ErrorEntry | null) => entry && { path: entry.path, line: entry.line };

function findingOfRow(row: ReportRow, entry: ErrorEntry | null): Finding {
  const { miniBatch, files, total, failed, tries, process } = row;
  const said = saidBy(row, entry);
  const counts = { total, failed: failed > 0 ? failed : null, tries };
  const where = { process, at: entry?.at ?? null, place: placeOf(entry), stage: 'run' as const, entry };
  return { miniBatch, files, ...counts, ...where, ...said, ...maskMessage(said.message, files) };
}

function findingOfEntry(entry: ErrorEntry): Finding {
  const { miniBatch, tries, process, at, type, message, stage } = entry;
  const counts = { files: [], total: null, failed: null, tries: tries?.nth ?? null };
  return {
    miniBatch,
    ...counts,
    process,
    at,
    place: placeOf(entry),
    type,
    message,
    stage,
    entry,
    ...maskMessage(message),
  };
}

/** The last try of each mini-batch; files of several processes are no order of time. */
function lastTries(entries: readonly ErrorEntry[]): Map<number, ErrorEntry> {
  const last = new Map<number, ErrorEntry>();
  for (const entry of entries) {
    if (entry.miniBatch === null) continue;
    const known = last.get(entry.miniBatch);
    if (!known || (entry.tries?.nth ?? 0) >= (known.tries?.nth ?? 0)) last.set(entry.miniBatch, entry);
  }
  return last;
}

/** No further try follows; what does not say how many there are may be the last. */
const isFinal = ({ tries }: ErrorEntry) => tries === null || tries.nth >= tries.of;

/** Tracebacks that name no mini-batch explain the rows that say the same; the others are failures of their own. */
function placeUntied(findings: Finding[], untied: readonly ErrorEntry[]): Finding[] {
  const alone: Finding[] = [];
  for (const found of untied.map(findingOfEntry)) {
    const same = findings.filter(
      ({ type, masked, stage }) => stage === found.stage && type === found.type && masked === found.masked,
    );
    const without = same.find(({ entry }) => entry === null);
    if (without) Object.assign(without, { entry: found.entry, place: found.place, at: found.at });
    else if (same.length === 0) alone.push(found);
  }
  return alone;
}

/**
 * Why files failed, by what two sources say of them: the report has a row per mini-batch that is over and counts its files,
 * the errors file has the traceback and the instant of each try. Without a row (no report, or only its beginning) a mini-batch
 * has failed when its last try has. Nothing in either text makes this throw.
 */
export function explainFailures({
  report,
  errors,
}: FailureSource): Pick<JobFailuresView, 'causes' | 'failures' | 'retried'> {
  const entries = errors.flatMap(readErrorText);
  const last = lastTries(entries);
  const rows = report && readReport(report.text);
  const known = new Set(rows?.map(({ miniBatch }) => miniBatch));
  const ofRows = (rows ?? []).filter(isFailed).map((row) => findingOfRow(row, last.get(row.miniBatch) ?? null));
  const isOpen = rows === null || report?.cut === true;
  const ofTries = [...last.values()].filter((entry) => isOpen && !known.has(entry.miniBatch ?? -1) && isFinal(entry));
  const untied = entries.filter(({ miniBatch }) => miniBatch === null);
  const tied = [...ofRows, ...ofTries.map(findingOfEntry)];
  const findings = [...tied, ...placeUntied(tied, untied)];
  return {
    ...causesOf(findings),
    retried: last.size - new Set(tied.map(({ miniBatch }) => miniBatch).filter((id) => last.has(id ?? -1))).size,
  };
}
