import * as z from 'zod';
import {
  type HistoryFacts,
  type HistoryProblem,
  type HistoryRow,
  historyFacts,
  historyLink,
} from '@/lib/contracts/api/history';
import { canonical, sha256 } from './canonical';

const FIRST = '0'.repeat(64);
const row = z.record(z.string(), z.json());

interface End {
  number: number;
  hash: string;
}

export interface Chain {
  /** The rows that can be read, in order; `line` counts every line from 1. */
  rows: { line: number; row: HistoryRow }[];
  problems: HistoryProblem[];
  /** What the next row is linked to. */
  end: End;
}

/** Facts as rows behind `end`, each linked to the one before. */
export function sealed(facts: readonly HistoryFacts[], end: End): HistoryRow[] {
  const rows: HistoryRow[] = [];
  let { number, hash } = end;
  for (const fact of facts) {
    const open = { ...fact, number: number + 1, previous: hash };
    hash = sha256(canonical(open));
    number = open.number;
    rows.push({ ...open, hash });
  }
  return rows;
}

/** Rows as the history holds them, one line each. */
export const linesOf = (rows: readonly HistoryRow[]): string => rows.map((each) => `${canonical(each)}\n`).join('');

function jsonOf(line: string): z.infer<typeof row> | null {
  try {
    return row.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function rowOf(json: z.infer<typeof row> | null): HistoryRow | null {
  const [facts, link] = [historyFacts.safeParse(json), historyLink.safeParse(json)];
  return facts.success && link.success ? { ...facts.data, ...link.data } : null;
}

/**
 * A history's text as rows, with every place where it is not as it was written: a row whose hash is not its own, and a row
 * that does not follow the one before. It can not show that rows are missing at the end, nor that all was written anew.
 */
export function readChain(text: string): Chain {
  const chain: Chain = { rows: [], problems: [], end: { number: 0, hash: FIRST } };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const json = jsonOf(text);
    const found = rowOf(json);
    if (json === null || found === null) {
      chain.problems.push({ row: line, message: `Row ${line} can not be read.` });
      chain.end = { number: line, hash: sha256(text) };
      continue;
    }
    const { hash, ...rest } = json;
    const message = brokenLink(found, line, chain.end) ?? (hash === sha256(canonical(rest)) ? null : changed(line));
    if (message !== null) chain.problems.push({ row: line, message });
    chain.rows.push({ line, row: found });
    chain.end = { number: found.number, hash: found.hash };
  }
  return chain;
}

const changed = (line: number) => `Row ${line} was changed after it was written.`;

function brokenLink({ number, previous }: HistoryRow, line: number, end: End): string | null {
  if (previous === end.hash && number === end.number + 1) return null;
  if (line === 1) return 'Row 1 is not the first that was written.';
  return `Row ${line} does not follow row ${line - 1}: a row was taken away, put in or moved.`;
}
