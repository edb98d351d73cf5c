import { YamlError } from '../yaml-error';
import { blockScalar } from './block';
import { isGap } from './cursor';
import { plainScalar } from './plain';
import { quotedScalar } from './quoted';
import type { ScanState } from './scan-state';

/** What no plain scalar starts with, save - ? and : before a letter. */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`';

function isPlain(state: ScanState, character: string): boolean {
  if (!INDICATORS.includes(character) && !isGap(character)) return true;
  if (isGap(state.cursor.peek(1))) return false;
  return character === '-' || (state.flow === 0 && (character === '?' || character === ':'));
}

function lineScalar(state: ScanState, character: string) {
  const { cursor, flow, indent } = state;
  const { at } = cursor;
  const isQuoted = character === '"' || character === "'";
  if (!isQuoted && !isPlain(state, character)) throw noToken(at, character);
  state.possible();
  state.mayBeKey = false;
  const read = isQuoted ? { value: quotedScalar(cursor), atNewLine: false } : plainScalar(cursor, flow > 0, indent);
  state.mayBeKey = read.atNewLine;
  state.push({ kind: 'scalar', at, plain: !isQuoted, value: read.value });
}

const noToken = (at: number, character: string) =>
  character === '\t'
    ? new YamlError(at, 'A tab stands outside quotes. Use spaces: Azure ML refuses tabs here.')
    : new YamlError(at, `The character ${character} can start nothing here: put it in quotes.`);

/** Passes a scalar of any kind; what can start none is an error. */
export function scalar(state: ScanState, character: string) {
  if (state.flow > 0 || (character !== '|' && character !== '>')) return lineScalar(state, character);
  const { at } = state.cursor;
  state.noKey(true);
  state.push({ kind: 'scalar', at, plain: false, value: blockScalar(state.cursor, state.indent) });
}
