import type { YAMLMap } from 'yaml';
import { type Change, move, take } from './rewrite';

/** A deployment's mapping while it is converted, with the words for each change. */
export class Edit {
  constructor(
    readonly map: YAMLMap,
    private readonly prefix: string,
    private readonly changes: Change[],
  ) {}

  say(path: string, message: string) {
    this.changes.push({ path: this.prefix + path, message });
  }

  /** Moves a key to where it stands today; `path` and `target` are for the words. */
  rename(from: YAMLMap, key: string, to: YAMLMap, name: string, path: string, target: string) {
    if (move(from, key, to, name)) this.say(path, `${path} is ${target} today.`);
  }

  drop(key: string, why: string) {
    if (take(this.map, key)) this.say(key, `${key} is left out: ${why}.`);
  }
}
