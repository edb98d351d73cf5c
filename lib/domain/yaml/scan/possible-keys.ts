import { YamlError } from '../yaml-error';
import type { Cursor } from './cursor';

/** A token that is a key if a colon follows on its line. */
export interface PossibleKey {
  /** Its place among the tokens. */
  index: number;
  at: number;
  line: number;
  column: number;
  /** It stands where only a key may stand. */
  required: boolean;
}

/** A key has to end on its line, and within so many characters. */
const LONGEST = 1024;

/** The last token that may be a key, for each flow collection that is open. */
export class PossibleKeys {
  private readonly byLevel: (PossibleKey | undefined)[] = [];

  /** Forgets what no colon can make a key any more. */
  dropStale(cursor: Cursor) {
    for (const [level, key] of this.byLevel.entries())
      if (key && (key.line !== cursor.line || cursor.at - key.at > LONGEST)) this.drop(level);
  }

  put(level: number, key: PossibleKey) {
    this.drop(level);
    this.byLevel[level] = key;
  }

  drop(level: number) {
    const key = this.byLevel[level];
    if (key?.required) throw new YamlError(key.at, 'A colon and a value are missing after this key.');
    this.byLevel[level] = undefined;
  }

  take(level: number): PossibleKey | undefined {
    const key = this.byLevel[level];
    this.byLevel[level] = undefined;
    return key;
  }
}
