import type { JsonObject } from '../yaml/rest-body';
import { effective, means, nameOfPath } from './effective';
import { fieldAt } from './fields';

/** One field that a write would change, in words; null where it is not set. */
export interface FieldChange {
  path: string[];
  label: string;
  before: string | null;
  after: string | null;
  /** Names, ids and paths. */
  code: boolean;
}

/** Paths of both bodies that mean something else in one than in the other, in the order of the bodies. */
export function changedPaths(before: JsonObject, after: JsonObject): string[][] {
  const [old, now] = [effective(before), effective(after)];
  const paths = new Map([...old, ...now].map(([name, { path }]) => [name, path]));
  return [...paths]
    .filter(([name, path]) => !means(path, old.get(name)?.value, now.get(name)?.value))
    .map(([, path]) => path);
}

/** A field's value in a body as a person reads it, null where it is not set. */
export function wordsAt(body: JsonObject, path: string[]): string | null {
  const leaf = effective(body).get(nameOfPath(path));
  return leaf ? fieldAt(path).words(leaf.value) : null;
}

/**
 * What a write would change, field by field in words with units: the live resource against the body of the PUT, defaults
 * filled in, order ignored, other spellings of one value (`PT60S` and `PT1M`, `info` and `Info`) taken as the same.
 */
export function changesBetween(live: JsonObject, body: JsonObject): FieldChange[] {
  return changedPaths(live, body).map((path) => {
    const { label, code } = fieldAt(path);
    return { path, label, before: wordsAt(live, path), after: wordsAt(body, path), code };
  });
}
