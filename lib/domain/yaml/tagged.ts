import { Scalar } from 'yaml';
import type { BytesNode, ScalarNode } from './node';
import { plainTag, type ScalarTag, scalarOf } from './python-scalars';

/** An error of the text's content at an offset, in a sentence. */
export class YamlError extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

const PREFIX = 'tag:yaml.org,2002:';
const SCALAR_TAGS: ReadonlySet<string> = new Set<ScalarTag>(['null', 'bool', 'int', 'float', 'str', 'timestamp']);
const isScalarTag = (name: string): name is ScalarTag => SCALAR_TAGS.has(name);

/** The name of a YAML core tag (`set` of `!!set`), null for any other tag. */
export const coreTag = (tag: string) => (tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : null);

export function unknownTag(tag: string, at: number): YamlError {
  const name = coreTag(tag);
  return new YamlError(at, `The tag ${name === null ? tag : `!!${name}`} is not read: only plain YAML values are.`);
}

function bytes(text: string, at: number): BytesNode {
  try {
    return { kind: 'bytes', value: atob(text.replace(/[^A-Za-z0-9+/=]/g, '')), at };
  } catch {
    throw new YamlError(at, 'The text after !!binary is no base64.');
  }
}

/** True for an unquoted `<<`, PyYAML's merge key. */
export function isMergeKey(node: unknown): boolean {
  if (!(node instanceof Scalar)) return false;
  if (node.tag !== undefined && node.tag !== '!') return coreTag(node.tag) === 'merge';
  return node.value === '<<' && (node.type === Scalar.PLAIN || node.tag === '!');
}

/** True for an unquoted `=`: as a key it is text, as a value PyYAML knows nothing to make of it. */
export const isValueKey = (node: unknown): node is Scalar =>
  node instanceof Scalar && node.tag === undefined && node.type === Scalar.PLAIN && node.value === '=';

/** The value of a scalar as PyYAML's SafeLoader has it. A lone `!` makes even a quoted one be guessed at. */
export function scalarNode(node: Scalar, at: number): ScalarNode {
  const text = typeof node.value === 'string' ? node.value : '';
  const guess = node.tag === '!' || (node.tag === undefined && (node.type ?? Scalar.PLAIN) === Scalar.PLAIN);
  const tag = node.tag === undefined || node.tag === '!' ? (guess ? plainTag(text) : 'str') : coreTag(node.tag);
  if (tag === 'binary') return bytes(text, at);
  if (tag === 'merge' || tag === 'value') throw new YamlError(at, `A bare ${text} is no value: put it in quotes.`);
  if ((tag === 'int' || tag === 'float') && text === '') throw new YamlError(at, `A number is missing after !!${tag}.`);
  if (tag === null || !isScalarTag(tag)) throw unknownTag(node.tag ?? '', at);
  try {
    return scalarOf(tag, text, at);
  } catch (error) {
    throw new YamlError(at, error instanceof Error ? error.message : String(error));
  }
}
