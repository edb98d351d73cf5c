import type { DefaultChange, HistoryFacts, HistoryProblem, HistoryRow } from '@/lib/contracts/api/history';
import type { Chain } from './chain';
import { changeElsewhere, type LiveDefault } from './known-default';
import type { LastFlip } from './studio-tags';

type Intent = Extract<HistoryFacts, { event: 'intent' }>;
type Outcome = Extract<HistoryFacts, { event: 'outcome' }>;
type Loss = Extract<HistoryFacts, { event: 'loss' }>;
type Elsewhere = Extract<HistoryFacts, { event: 'elsewhere' }>;

const nothing = { reason: null, change: null, requestId: null, message: null, undoes: null };

const elsewhere = (row: Elsewhere, id: string): DefaultChange => {
  const { from, to, by } = row;
  const at = row.modifiedAt ?? row.at;
  return { ...nothing, id, at, from, to, by, how: 'elsewhere', result: 'seen', tampered: false, written: true };
};

function here(intent: Intent, outcome: Outcome | undefined): DefaultChange {
  const { flip: id, at, from, to, reason, change, undoes } = intent;
  const { by = null, requestId = null, message = null, result = 'open' as const } = outcome ?? {};
  const said = { id, at, from, to, reason, change, undoes, by, requestId, message, result };
  return { ...said, how: 'here', tampered: false, written: true };
}

/** The changes that a history tells, newest first, with the one that somebody made elsewhere since. */
export function changesOf({ rows, problems }: Chain, live: LiveDefault, at: string): DefaultChange[] {
  const facts = rows.map(({ row }) => row);
  const broken = new Set(problems.map(({ row }) => row));
  // The first one is what was written; a row of the same flip behind it was put in.
  const outcomes = new Map(
    rows.toReversed().flatMap(({ row, line }) => (row.event === 'outcome' ? [[row.flip, { row, line }] as const] : [])),
  );
  // A row that was copied is shown as well, under a name of its own.
  const intents = new Map(
    rows.toReversed().flatMap(({ row, line }) => (row.event === 'intent' ? [[row.flip, line] as const] : [])),
  );
  const written = rows.flatMap(({ row, line }): DefaultChange[] => {
    if (row.event === 'outcome' || row.event === 'loss') return [];
    if (row.event === 'elsewhere') return [{ ...elsewhere(row, `row-${line}`), tampered: broken.has(line) }];
    const outcome = outcomes.get(row.flip);
    const tampered = broken.has(line) || (outcome ? broken.has(outcome.line) : false);
    const change = { ...here(row, outcome?.row), tampered };
    return [intents.get(row.flip) === line ? change : { ...change, id: `row-${line}` }];
  });
  const unwritten = changeElsewhere(facts, live, at);
  const now = unwritten ? [{ ...elsewhere(unwritten, 'not-written'), written: false }] : [];
  return [...now, ...written.toReversed()];
}

/** The one change that an endpoint's own tag tells, where it is still in force. */
export function changeOfTag(last: LastFlip | null, live: LiveDefault): DefaultChange[] {
  if (last === null) return [];
  const { id, at, from, to, reason, row } = last;
  const inForce = live.name === to;
  // The tag came with the write itself; what became of it then only the history tells.
  const flip: DefaultChange = {
    ...nothing,
    ...{ id, at, from, to, reason, by: null, how: 'here', result: 'tagged', tampered: false, written: row !== null },
  };
  if (inForce) return [flip];
  const { name, modifiedAt, modifiedBy: by } = live;
  const seen = elsewhere({ event: 'elsewhere', at, from: to, to: name, by, modifiedAt }, 'not-written');
  return [{ ...seen, written: false }, flip];
}

const WRITTEN = 'The endpoint names it as its last flip: Azure took the write.';

/** The tag comes with the write itself, so it tells of a flip without outcome that it was written. */
export const toldByTag = (change: DefaultChange, last: LastFlip | null): DefaultChange =>
  change.result === 'open' && change.id === last?.id ? { ...change, message: WRITTEN } : change;

/** What the endpoint's tag knows and the history should: rows that are missing at its end, or all of it written anew. */
function tagProblem(rows: readonly HistoryRow[], last: LastFlip | null): string | null {
  if (last === null || last.row === null) return null;
  const found = rows.find((row) => row.event === 'intent' && row.flip === last.id);
  if (!found) return `The flip of ${last.at}, which the endpoint names as its last, is missing.`;
  if (found.hash.startsWith(last.row)) return null;
  return `The flip of ${last.at} is not in the row that the endpoint names as its last.`;
}

/** The row that keeps what the tag shows to be lost, once; null where nothing is, or it is kept already. */
export function lossOf(rows: readonly HistoryRow[], last: LastFlip | null, at: string): Loss | null {
  const message = tagProblem(rows, last);
  if (message === null || rows.some((row) => row.event === 'loss' && row.message === message)) return null;
  return { event: 'loss', at, message };
}

/** Every place where a history is not as it was written: by its chain, by the endpoint's tag now, and by that of before. */
export function problemsOf({ rows, problems }: Chain, last: LastFlip | null): HistoryProblem[] {
  const kept = rows.flatMap(({ row, line }) =>
    row.event === 'loss' ? [{ row: line, message: `${row.message} So it was found at ${row.at}.` }] : [],
  );
  const found = rows.map(({ row }) => row);
  const now = lossOf(found, last, '');
  return [...problems, ...kept, ...(now ? [{ row: null, message: now.message }] : [])];
}
