import { visibleText } from './log-line';

/** Where a search text stands: line index (0-based) and the half-open range in the line's visible text. */
export interface Hit {
  line: number;
  from: number;
  to: number;
}

/** Hits beyond this many are not collected: the count then reads "of more than". */
export const HIT_LIMIT = 10_000;

function hitsInLine(text: string, needle: string, line: number, into: Hit[]): void {
  for (
    let at = text.indexOf(needle);
    at !== -1 && into.length < HIT_LIMIT;
    at = text.indexOf(needle, at + needle.length)
  )
    into.push({ line, from: at, to: at + needle.length });
}

/**
 * Plain-text find over the lines as seen. Lower-casing may change a text's length (`İ`), which would shift the marks,
 * so such a line is searched with its case.
 */
export function findHits(lines: readonly string[], search: string, matchCase: boolean): Hit[] {
  if (search === '') return [];
  const needle = matchCase ? search : search.toLowerCase();
  const hits: Hit[] = [];
  for (let i = 0; i < lines.length && hits.length < HIT_LIMIT; i++) {
    const text = visibleText(lines[i] ?? '');
    const folded = matchCase ? text : text.toLowerCase();
    hitsInLine(folded.length === text.length ? folded : text, needle, i, hits);
  }
  return hits;
}

/** The first hit at or after a line, wrapping round; -1 where there is none. */
export function hitFromLine(hits: readonly Hit[], line: number): number {
  if (hits.length === 0) return -1;
  const at = hits.findIndex((hit) => hit.line >= line);
  return at === -1 ? 0 : at;
}

/** Steps through the hits and wraps at both ends. */
export const stepHit = (count: number, at: number, by: 1 | -1): number =>
  count === 0 ? -1 : (at + by + count) % count;

/** "2 of 31", "0 of 0", "1 of more than 10,000". */
export function hitCount(count: number, at: number): string {
  const total = count >= HIT_LIMIT ? `more than ${HIT_LIMIT.toLocaleString('en-US')}` : count.toLocaleString('en-US');
  return `${(at + 1).toLocaleString('en-US')} of ${total}`;
}
