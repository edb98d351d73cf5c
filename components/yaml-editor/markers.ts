import { problemWords, type YamlProblem } from '@/lib/domain/yaml/problem';

/** A problem as Monaco marks it; lines and columns count from 1. */
export interface Marker {
  severity: 'error' | 'warning';
  message: string;
  startLineNumber: number;
  startColumn: number;
  endLineNumber: number;
  endColumn: number;
}

/** The part of Monaco's text model that places are looked up in. */
export interface ShownText {
  getLineCount(): number;
  getLineContent(line: number): string;
}

/** A word to underline: up to white space, a comment or the colon behind a key, and at least one character. */
const WORD = /^(?:"[^"]*"|'[^']*'|[^\s#]+?(?=:(?:\s|$)|\s|$))/;

function endOf(line: string, column: number): number {
  const word = WORD.exec(line.slice(column - 1))?.[0] ?? '';
  return column + Math.max(1, word.length);
}

/**
 * Places problems on the shown text. `hidden` is the number of byte order marks that the problems' columns count on the
 * first line and the editor does not show. Places beyond the text, of a text since changed, move to its end.
 */
export function markersOf(problems: readonly YamlProblem[], shown: ShownText, hidden: number): Marker[] {
  return problems.map((problem) => {
    const line = Math.min(Math.max(1, problem.line), shown.getLineCount());
    const text = shown.getLineContent(line);
    const column = problem.column - (problem.line === 1 ? hidden : 0);
    const start = Math.min(Math.max(1, column), text.length + 1);
    return {
      severity: problem.severity,
      message: problemWords(problem),
      startLineNumber: line,
      endLineNumber: line,
      startColumn: start,
      endColumn: endOf(text, start),
    };
  });
}
