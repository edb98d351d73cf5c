import { documentsOf, type TextPart, withDocument } from './documents';
import { kindOf } from './kind';
import { isMapNode, isTextNode, type MapNode, valueAt } from './node';
import { readYaml } from './read';
import { setValue } from './set-value';

const mapOf = (text: string): MapNode | null => {
  const { root } = readYaml(text);
  return root?.kind === 'map' ? root : null;
};

/** The text value at a path of keys, null where there is none. */
export const textAt = (text: string, keys: string[]): string | null => textIn(mapOf(text), keys);

function textIn(map: MapNode | null, keys: string[]): string | null {
  let node: ReturnType<typeof valueAt> = map ?? undefined;
  for (const key of keys) node = isMapNode(node) ? valueAt(node, key) : undefined;
  return isTextNode(node) ? node.value : null;
}

/** Kind and name of a document as written. */
export function headOf(text: string): { kind: 'endpoint' | 'deployment' | null; name: string | null } {
  const map = mapOf(text);
  return { kind: kindOf(map), name: textIn(map, ['name']) };
}

/** Where a name of that kind is said in another document. */
const MENTIONS = { endpoint: ['endpoint_name'], deployment: ['defaults', 'deployment_name'] };

/** A document's resource gets another name, and so do the places in the other documents that mean it. */
export function renamed(text: string, part: TextPart, name: string): string {
  const { kind, name: old } = headOf(part.text);
  const parts = documentsOf(text);
  return parts.reduceRight((whole, other) => {
    const isOwn = other.from === part.from;
    const keys = isOwn || kind === null ? ['name'] : MENTIONS[kind];
    if (!isOwn && (old === null || textIn(mapOf(other.text), keys) !== old)) return whole;
    return withDocument(whole, other, setValue(other.text, keys, name) ?? other.text);
  }, text);
}
