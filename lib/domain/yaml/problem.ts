/**
 * What would mend a problem: another value at its path (`from` is what stands there now, without quotes), or its key moved
 * below another key of the root.
 */
export type YamlFix = { from: string; to: string } | { under: string };

/** One remark on a YAML text: the dotted path of the field ('' for the text itself), 1-based line and column. */
export interface YamlProblem {
  path: string;
  line: number;
  column: number;
  /** An `error` keeps the text from being sent; a `warning` says what Azure ML would do without a word. */
  severity: 'error' | 'warning';
  message: string;
  fix?: YamlFix;
}

/** The problem in one sentence, with the field that it is about. */
export const problemWords = ({ path, message }: YamlProblem): string => (path === '' ? message : `${path}: ${message}`);

/** A problem before its offset is turned into line and column. */
export interface Remark {
  path: string;
  at: number;
  severity: 'error' | 'warning';
  message: string;
  fix?: YamlFix;
}

export const failure = (path: string, at: number, message: string): Remark => ({
  path,
  at,
  severity: 'error',
  message,
});
export const warning = (path: string, at: number, message: string): Remark => ({
  path,
  at,
  severity: 'warning',
  message,
});

/** Offsets of the line starts of a text; `\r\n`, `\n` and a lone `\r` end a line, as in Python's text mode. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
}

/** Turns remarks into problems, in the order of the text. Columns count UTF-16 units, as Monaco does. */
export function placed(text: string, remarks: Remark[]): YamlProblem[] {
  const starts = lineStarts(text);
  const lineOf = (at: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return [...remarks]
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...remark }) => {
      const line = lineOf(at);
      return { ...remark, line: line + 1, column: at - (starts[line] ?? 0) + 1 };
    });
}
