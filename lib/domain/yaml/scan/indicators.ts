import { YamlError } from '../yaml-error';
import { isGap } from './cursor';
import type { ScanState } from './scan-state';

/** In a flow collection ? and : need no blank behind them. */
function isIndicator({ cursor, flow }: ScanState): boolean {
  return isGap(cursor.peek(1)) || (flow > 0 && cursor.peek() !== '-');
}

function blockStart(state: ScanState, kind: 'block-list' | 'block-map', message: string) {
  if (state.flow > 0) return;
  if (!state.mayBeKey) throw new YamlError(state.cursor.at, message);
  state.block(kind, state.cursor);
}

function entry(state: ScanState) {
  blockStart(state, 'block-list', 'A list can not start here: its first - stands on a line of its own.');
  state.noKey(true);
  state.add('entry');
}

function question(state: ScanState) {
  blockStart(state, 'block-map', 'A key can not start here.');
  state.noKey(state.flow === 0);
  state.add('key');
}

/** The colon tells that what stood before it is a key, which may be where a mapping starts. */
function colon(state: ScanState) {
  const key = state.keys.take(state.flow);
  if (key) {
    state.tokens.splice(key.index, 0, { kind: 'key', at: key.at });
    state.block('block-map', key);
    state.mayBeKey = false;
  } else {
    blockStart(
      state,
      'block-map',
      'A mapping can not start here: a colon is too many, or the line is indented too much.',
    );
    state.noKey(state.flow === 0);
  }
  state.add('value');
}

/** `-`, `?` or `:` where it is no letter of a scalar; false where it is. */
export function indicator(state: ScanState, character: string): boolean {
  if (!'-?:'.includes(character) || !isIndicator(state)) return false;
  if (character === '-') entry(state);
  else if (character === '?') question(state);
  else colon(state);
  state.cursor.skip();
  return true;
}
