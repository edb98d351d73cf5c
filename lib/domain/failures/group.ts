import type { Failure, FailureCause } from '@/lib/contracts/api/failures';
import type { ErrorEntry } from './error-text';
import type { Finding } from './findings';

/** Causes beyond these have no lines of the log with them: a page of so many is read by its list of files. */
const EXCERPTS = 100;

/** FNV-1a of 64 bits: short, and the same wherever the same cause is found. */
function idOf(key: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(key)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36);
}

/** The type that others with the same words have: where the errors file ends, rows tell the words only. */
function typesByWords(findings: readonly Finding[]): Map<string, string> {
  const types = new Map<string, string>();
  for (const { stage, masked, type } of findings) if (type !== null) types.set(`${stage} ${masked}`, type);
  return types;
}

const earliest = (instants: readonly string[]) => [...instants].sort()[0] ?? null;
const latest = (instants: readonly string[]) => [...instants].sort().at(-1) ?? null;

function counted(group: readonly Finding[]): Pick<FailureCause, 'unit' | 'count'> {
  const files = group.map(({ failed }) => failed);
  if (files.every((n) => n !== null)) return { unit: 'files', count: files.reduce((sum, n) => sum + n, 0) };
  const unit = group.every(({ miniBatch }) => miniBatch !== null) ? 'mini-batches' : 'errors';
  return { unit, count: group.length };
}

function triesOf(group: readonly Finding[]): FailureCause['tries'] {
  const tries = group.flatMap(({ tries }) => tries ?? []);
  if (tries.length === 0) return null;
  return { least: Math.min(...tries), most: Math.max(...tries) };
}

/** What has no instant comes last, in the order of the file. */
const byTime = (a: ErrorEntry, b: ErrorEntry) => (a.at ?? '~').localeCompare(b.at ?? '~') || a.line - b.line;

function causeOf(id: string, type: string | null, group: readonly Finding[]): FailureCause {
  const instants = group.flatMap(({ at, entry }) => at ?? entry?.at ?? []);
  const seats = new Set(group.flatMap(({ process }) => process ?? []));
  const first = group.flatMap(({ entry }) => entry ?? []).sort(byTime)[0];
  const excerpt = first && { path: first.path, line: first.line, from: first.from, lines: first.lines };
  return {
    id,
    type,
    message: group[0]?.masked ?? '',
    stage: group[0]?.stage ?? 'run',
    ...counted(group),
    firstAt: earliest(instants),
    lastAt: latest(instants),
    tries: triesOf(group),
    nodes: new Set([...seats].map((seat) => seat.split('/')[0])).size,
    processes: seats.size,
    isFirst: false,
    excerpt: excerpt ?? null,
  };
}

const byWeight = (a: FailureCause, b: FailureCause) =>
  b.count - a.count || ((a.firstAt ?? '~') < (b.firstAt ?? '~') ? -1 : 1);

function marked(causes: readonly FailureCause[]): FailureCause[] {
  const first = earliest(causes.flatMap(({ firstAt }) => firstAt ?? []));
  const one = causes.length > 1 ? causes.find(({ firstAt }) => firstAt !== null && firstAt === first) : undefined;
  return causes.map((cause, at) => ({
    ...cause,
    isFirst: cause === one,
    excerpt: at < EXCERPTS ? cause.excerpt : null,
  }));
}

const failureOf = ({ type, masked, stage, entry, ...failure }: Finding, cause: string): Failure => ({
  cause,
  ...failure,
});

/** Failures of one stage, type and masked message have one cause. */
export function causesOf(findings: readonly Finding[]): { causes: FailureCause[]; failures: Failure[] } {
  const types = typesByWords(findings);
  const groups = new Map<string, { id: string; type: string | null; group: Finding[] }>();
  const failures = findings.map((finding) => {
    const type = finding.type ?? types.get(`${finding.stage} ${finding.masked}`) ?? null;
    const key = JSON.stringify([finding.stage, type, finding.masked]);
    const known = groups.get(key) ?? { id: idOf(key), type, group: [] };
    groups.set(key, known);
    known.group.push(finding);
    return failureOf(finding, known.id);
  });
  const causes = [...groups.values()].map(({ id, type, group }) => causeOf(id, type, group));
  const inOrder = failures.toSorted((a, b) => (a.miniBatch ?? Infinity) - (b.miniBatch ?? Infinity));
  return { causes: marked(causes.sort(byWeight)), failures: inOrder };
}
