import type { JobFailuresView } from '@/lib/contracts/api/failures';
import { hasFailed } from '../mini-batch-report';
import { type ErrorEntry, type ErrorText, readErrorText } from './error-text';
import { type Finding, findingOfEntry, findingOfRow } from './findings';
import { causesOf } from './group';
import { type ReportRow, readReport } from './report';

export interface FailureSource {
  /** `logs/sys/job_report/processed_mini-batches.csv`, or its beginning; null where there is none. */
  report: { text: string; cut: boolean } | null;
  /** `logs/user/error.txt`, else the files of the processes under `logs/user/error/`. */
  errors: readonly ErrorText[];
}

const isFailed = ({ failed, status }: ReportRow) => hasFailed(failed, status);

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

const wordsOf = ({ stage, type, masked }: Finding) => JSON.stringify([stage, type, masked]);

const saying = (finding: Finding) => JSON.stringify([wordsOf(finding), finding.message]);

/** Those of the same key, the last one first: `pop()` takes the first. */
function stacked(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const stacks = new Map<string, Finding[]>();
  for (const finding of findings.toReversed()) {
    const stack = stacks.get(keyOf(finding)) ?? [];
    stack.push(finding);
    stacks.set(keyOf(finding), stack);
  }
  return stacks;
}

/** The first that no entry explains yet; what was explained by way of the other stack is dropped. */
function nextOpen(stack: Finding[] = []): Finding | undefined {
  let one = stack.pop();
  while (one && one.entry !== null) one = stack.pop();
  return one;
}

/**
 * Tracebacks that name no mini-batch explain the rows that say the same, and are the place of one that says it in the very
 * words; whose instant it is stays unknown. The others are failures of their own.
 */
function placeUntied(findings: readonly Finding[], untied: readonly ErrorEntry[]): Finding[] {
  const waiting = findings.filter(({ entry }) => entry === null);
  const [byWords, bySaying] = [stacked(waiting, wordsOf), stacked(waiting, saying)];
  const known = new Set(findings.map(wordsOf));
  return untied.map(findingOfEntry).filter((found) => {
    const own = nextOpen(bySaying.get(saying(found)));
    const one = own ?? nextOpen(byWords.get(wordsOf(found)));
    if (one) Object.assign(one, { entry: found.entry, place: own ? found.place : null });
    return !known.has(wordsOf(found));
  });
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
  const mended = (rows ?? []).filter((row) => !isFailed(row) && last.has(row.miniBatch));
  return { ...causesOf(findings), retried: mended.length };
}
