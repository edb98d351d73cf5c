import { hex } from './hex';
import { failure, type Remark } from './problem';

const QUOTED = new Set(['single-quoted-scalar', 'double-quoted-scalar']);
/** YAML 1.2 takes these for letters. */
const OLD_LINE_END = /[\x85\u2028\u2029]/;

/** YAML 1.2 allows some tabs outside quotes, PyYAML none: "found character '\t' that cannot start any token". */
export function tabProblem(lexeme: string, at: number): Remark | null {
  const tab = lexeme.indexOf('\t');
  if (tab < 0) return null;
  return failure('', at + tab, 'A tab stands outside quotes. Use spaces: Azure ML refuses tabs here.');
}

/** In YAML 1.1 three more characters end a line, and what follows no longer belongs to what it seems to. */
export function lineEndProblem(lexeme: string, type: string | null, at: number): Remark | null {
  const found = QUOTED.has(type ?? '') ? null : OLD_LINE_END.exec(lexeme);
  if (!found) return null;
  return failure('', at + found.index, `The character ${hex(found[0])} ends a line for Azure ML: put it in quotes.`);
}
