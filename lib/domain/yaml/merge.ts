import type { MapEntry, ScalarNode } from './node';
import { pythonText } from './python-text';

/** Of each key but once: one of half a million characters may be merged thousands of times. */
const identities = new WeakMap<ScalarNode, string>();

function identity(key: ScalarNode): string {
  const id = identities.get(key) ?? identityOf(key);
  identities.set(key, id);
  return id;
}

/** Two keys are one where Python finds them equal: 1, 1.0 and true are. */
function identityOf(key: ScalarNode): string {
  if (key.kind === 'int' || key.kind === 'bool') return `number ${BigInt(key.value)}`;
  if (key.kind !== 'float') return `${key.kind} ${pythonText(key)}`;
  return `number ${Number.isInteger(key.value) ? BigInt(key.value) : key.value}`;
}

/** Entries with those that merge keys brought in first. The last of equal keys counts, and stands where the first stood. */
export function pairsMerged(merged: MapEntry[], own: MapEntry[], duplicates: MapEntry[]): MapEntry[] {
  const byIdentity = new Map<string, MapEntry>();
  for (const entry of merged) byIdentity.set(identity(entry.key), entry);
  const written = new Set<string>();
  for (const entry of own) {
    const id = identity(entry.key);
    if (written.has(id)) duplicates.push(entry);
    written.add(id);
    const first = byIdentity.get(id)?.key ?? entry.key;
    byIdentity.set(id, { key: { ...first, at: entry.key.at }, value: entry.value });
  }
  return [...byIdentity.values()];
}
