import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { plainTag } from './python-scalars';
import type { Json } from './rest-body';

// Characters that PyYAML's reader refuses or takes for line ends; in double quotes they are written as escapes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const HIDDEN = /[^\x0A\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;
const HIDDEN_UNITS = new RegExp(HIDDEN.source, 'gu');

/** True where only double quotes keep the text what it is: it would be read as something else, or has odd characters. */
function needsQuotes(text: string): boolean {
  return plainTag(text) !== 'str' || HIDDEN.test(text) || /^\s|\s$|\n\s*\n|\n /.test(text);
}

function scalar(value: string | number | boolean | null): Scalar {
  const node = new Scalar(value);
  if (typeof value === 'string' && needsQuotes(value)) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

function key(text: string): Scalar {
  const node = scalar(text);
  if (text.includes('\n')) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

function node(value: Json): Scalar | YAMLMap | YAMLSeq {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map(node);
    list.flow = value.length === 0;
    return list;
  }
  if (typeof value !== 'object' || value === null) return scalar(value);
  const map = new YAMLMap();
  map.items = Object.entries(value).map(([name, inner]) => new Pair(key(name), node(inner)));
  map.flow = map.items.length === 0;
  return map;
}

const escaped = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** Writes a new YAML text that YAML 1.1 and 1.2 readers take alike: `on`, `010` and `1:30` stand in quotes. */
export function writeYaml(value: Json): string {
  const document = new Document(undefined, { schema: 'core', version: '1.2', merge: false });
  document.contents = node(value);
  const text = document.toString({ lineWidth: 0, directives: false });
  return text.replace(HIDDEN_UNITS, escaped);
}
