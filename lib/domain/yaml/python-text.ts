import type { MapNode, ScalarNode, YamlNode } from './node';

/** Python's float repr: the shortest digits, `1.0` for whole ones, `1e+16` from there on, `1e-05` below 0.0001. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, '0')}`;
  }
  const plain = size >= 1e21 ? BigInt(value).toString() : String(value);
  return plain.includes('.') ? plain : `${plain}.0`;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
// What Python's str.isprintable() refuses: controls, formats, surrogates, private and unassigned, separators but space.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

function escaped(character: string): string {
  const short = escapes[character];
  if (short) return short;
  if (character === ' ' || !HIDDEN.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** Python's repr of a text: single quotes, unless it holds one and no double quote. */
function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = [...text].map((character) => (character === mark ? `\\${mark}` : escaped(character))).join('');
  return `${mark}${inner}${mark}`;
}

function bytesText(bytes: string): string {
  return `b${quoted(bytes).replace(/[\u00a1-\u00ff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)}`;
}

function scalarText(node: ScalarNode): string {
  if (node.kind === 'null') return 'None';
  if (node.kind === 'bool') return node.value ? 'True' : 'False';
  if (node.kind === 'float') return floatText(node.value);
  if (node.kind === 'bytes') return bytesText(node.value);
  return node.kind === 'date' ? node.text : String(node.value);
}

function mapText(map: MapNode): string {
  if (map.set) return map.entries.length === 0 ? 'set()' : `{${map.entries.map(({ key }) => repr(key)).join(', ')}}`;
  return `{${map.entries.map(({ key, value }) => `${repr(key)}: ${repr(value)}`).join(', ')}}`;
}

/** Python's repr() of a value, as its error messages and nested texts show it. */
export function repr(node: YamlNode): string {
  if (node.kind === 'str') return quoted(node.value);
  if (node.kind === 'date') return node.repr;
  if (node.kind === 'map') return mapText(node);
  if (node.kind !== 'list') return scalarText(node);
  return `[${node.items.map((item) => (node.pairs ? pairText(item) : repr(item))).join(', ')}]`;
}

/** repr() of the tuple that an item of `!!omap` or `!!pairs` is. */
export function pairText(item: YamlNode): string {
  const pair = item.kind === 'map' ? item.entries[0] : undefined;
  return pair ? `(${repr(pair.key)}, ${repr(pair.value)})` : repr(item);
}

/** Python's str() of a value: what Azure ML makes of tags and variables (`true` → "True", 1.50 → "1.5"). */
export function pythonText(node: YamlNode): string {
  if (node.kind === 'list' || node.kind === 'map') return repr(node);
  return scalarText(node);
}
