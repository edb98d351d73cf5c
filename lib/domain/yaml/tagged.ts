import { decodeBase64 } from './base64';
import type { BytesNode, ScalarNode } from './node';
import { plainTag, type ScalarTag, scalarOf } from './python-scalars';
import type { RawNode, RawScalar } from './raw-node';
import { CORE } from './scan/directives';
import { YamlError } from './yaml-error';

const SCALAR_TAGS: ReadonlySet<string> = new Set<ScalarTag>(['null', 'bool', 'int', 'float', 'str', 'timestamp']);
const isScalarTag = (name: string): name is ScalarTag => SCALAR_TAGS.has(name);

/** The name of a YAML core tag (`set` of `!!set`), null for any other tag. */
export const coreTag = (tag: string) => (tag.startsWith(CORE) ? tag.slice(CORE.length) : null);

export function unknownTag(tag: string, at: number): YamlError {
  const name = coreTag(tag);
  return new YamlError(at, `The tag ${name === null ? tag : `!!${name}`} is not read: only plain YAML values are.`);
}

function bytes(text: string, at: number): BytesNode {
  const value = decodeBase64(text);
  if (value === null) throw new YamlError(at, 'The text after !!binary is no base64.');
  return { kind: 'bytes', value, at };
}

/** The core tag of a scalar, null for any other. A lone `!` makes even a quoted one be guessed at. */
function tagOf({ tag, plain, value }: RawScalar): string | null {
  if (tag !== null && tag !== '!') return coreTag(tag);
  return plain || tag === '!' ? plainTag(value) : 'str';
}

const named = (node: RawNode): RawNode => (node.kind === 'alias' ? named(node.node) : node);

/** True for an unquoted `<<`, PyYAML's merge key. */
export function isMergeKey(key: RawNode): boolean {
  const node = named(key);
  return node.kind === 'scalar' && tagOf(node) === 'merge';
}

/** The text of an unquoted `=` that is a key; null for all else. As a value PyYAML knows nothing to make of it. */
export function valueKey(key: RawNode): string | null {
  const node = named(key);
  return node.kind === 'scalar' && tagOf(node) === 'value' ? node.value : null;
}

/** The value of a scalar as PyYAML's SafeLoader has it. */
export function scalarNode(node: RawScalar): ScalarNode {
  const { value: text, at } = node;
  const tag = tagOf(node);
  if (tag === 'binary') return bytes(text, at);
  if (tag === 'merge' || tag === 'value') throw new YamlError(at, `A bare ${text} is no value: put it in quotes.`);
  if ((tag === 'int' || tag === 'float') && text === '') throw new YamlError(at, `A number is missing after !!${tag}.`);
  if (tag === null || !isScalarTag(tag)) throw unknownTag(node.tag ?? '', node.from);
  try {
    return scalarOf(tag, text, at);
  } catch (error) {
    throw new YamlError(at, error instanceof Error ? error.message : String(error));
  }
}
