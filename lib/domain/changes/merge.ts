import { applyYaml } from '../yaml/apply';
import { deploymentYaml, endpointYaml } from '../yaml/from-rest';
import type { Json, JsonObject } from '../yaml/rest-body';
import { setValue, valueIn } from '../yaml/set-value';
import type { WorkspaceTerms } from '../yaml/workspace-terms';
import { changedPaths, wordsAt } from './diff';
import { effective, means, nameOfPath } from './effective';
import type { Shape } from './field';
import { fieldAt } from './fields';

/** A field that both sides changed, each in its own way. */
export interface Conflict {
  path: string[];
  label: string;
  code: boolean;
  /** As both had it before, as Azure has it now, as the text says: in words, null where it is not set. */
  base: string | null;
  theirs: string | null;
  mine: string | null;
  /** The live value was to be taken, and the text as it stands has no place for it. */
  byHand?: true;
}

export interface Merged {
  text: string;
  conflicts: Conflict[];
  /** Labels of the fields that were taken from the live resource. */
  taken: string[];
}

/** The text with a field as the live resource has it; null where the text can not be changed in place. */
export function withTheirs(
  text: string,
  path: string[],
  live: JsonObject,
  shape: Shape,
  workspaceId: string,
): string | null {
  const options = { mode: 'edit', workspaceId } as const;
  const yaml = shape === 'endpoint' ? endpointYaml(live, options) : deploymentYaml(live, shape, options);
  const keys = fieldAt(path).yaml(shape);
  return keys && setValue(text, placeIn(text, keys), valueIn(yaml, keys));
}

/** Where a field stands in this text: the instance count may stand under settings, too. */
export function placeIn(text: string, keys: string[]): string[] {
  if (keys.join('.') !== 'resources.instance_count') return keys;
  const own = ['settings', 'instance_count'];
  return setValue(text, own, undefined) === text ? keys : own;
}

interface Side {
  body: JsonObject;
  value(path: string[]): Json | undefined;
}
const sideOf = (body: JsonObject): Side => {
  const leaves = effective(body);
  return { body, value: (path) => leaves.get(nameOfPath(path))?.value };
};

const bodyOf = (text: string, live: JsonObject, shape: Shape, terms: WorkspaceTerms) =>
  applyYaml(text, live, shape, terms).body;

/**
 * Three-way merge: `text` was written against `base`, and the live resource is another by now. What only the live side
 * changed is put into the text at its place, all else of the text stays byte for byte; what both changed is a conflict, and
 * the text stays as it is there. Null where the text has errors: then nobody can say what it changes.
 */
export function mergeText(
  text: string,
  base: JsonObject,
  live: JsonObject,
  shape: Shape,
  terms: WorkspaceTerms,
): Merged | null {
  const wanted = bodyOf(text, base, shape, terms);
  if (!wanted) return null;
  const [before, theirs, mine] = [sideOf(base), sideOf(live), sideOf(wanted)];
  const merged: Merged = { text, conflicts: [], taken: [] };
  const read = (one: string) => bodyOf(one, live, shape, terms);
  for (const path of changedPaths(base, live)) {
    const [own, now] = [mine.value(path), theirs.value(path)];
    // A field that YAML has no word for is never the text's: the next write takes it from the live resource.
    if (means(path, own, now) || fieldAt(path).yaml(shape) === null) continue;
    const free = means(path, own, before.value(path));
    const next = free ? withTheirs(merged.text, path, live, shape, terms.workspaceId) : null;
    if (next !== null && changesOnly(path, now, read(merged.text), read(next))) {
      merged.text = next;
      merged.taken.push(fieldAt(path).label);
    } else merged.conflicts.push(conflictAt(path, before, theirs, mine));
  }
  return merged;
}

/** Whether that value stands there now and all else means what it did: an anchor may carry a change to other places. */
function changesOnly(
  path: string[],
  value: Json | undefined,
  old: JsonObject | null,
  body: JsonObject | null,
): boolean {
  if (!old || !body || !means(path, sideOf(body).value(path), value)) return false;
  return changedPaths(old, body).every((changed) => nameOfPath(changed) === nameOfPath(path));
}

function conflictAt(path: string[], before: Side, theirs: Side, mine: Side): Conflict {
  const { label, code } = fieldAt(path);
  const [base, there, here] = [before, theirs, mine].map(({ body }) => wordsAt(body, path));
  return { path, label, code, base: base ?? null, theirs: there ?? null, mine: here ?? null };
}
