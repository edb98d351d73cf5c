import type { RawList, RawMap } from '../raw-node';
import { YamlError } from '../yaml-error';
import type { Parser } from './parser';

const ITEM = 'Another - at the indentation of the list, or the end of it,';
const NO_KEY = 'A colon is missing after this key, or the value before it ends too early.';
const KEY = 'Another key at the indentation of the mapping, or the end of it,';

/** `- a` line by line, to the end of their indentation. */
export function blockItems(parser: Parser, { items }: RawList) {
  const { stream } = parser;
  for (let { at } = stream.next; stream.skip('entry'); at = stream.next.at)
    items.push(stream.is('entry', 'block-end') ? parser.empty(at) : parser.block());
  stream.need('block-end', ITEM);
}

/** `- a` at the indentation of the key before it. */
export function looseItems(parser: Parser, { items }: RawList) {
  const { stream } = parser;
  for (let { at } = stream.next; stream.skip('entry'); at = stream.next.at)
    items.push(stream.is('entry', 'key', 'value', 'block-end') ? parser.empty(at) : parser.block());
}

/** `a: b` line by line, to the end of their indentation. */
export function blockPairs(parser: Parser, { pairs }: RawMap) {
  const { stream } = parser;
  const part = (at: number) => (stream.is('key', 'value', 'block-end') ? parser.empty(at) : parser.block(true));
  for (let { at } = stream.next; stream.skip('key'); at = stream.next.at) {
    const key = part(at);
    pairs.push({ key, value: stream.skip('value') ? part(key.at) : parser.empty(key.at) });
  }
  if (stream.is('value')) throw new YamlError(stream.next.at, 'A key is missing before the colon.');
  if (stream.is('scalar', 'alias')) throw new YamlError(stream.next.at, NO_KEY);
  stream.need('block-end', KEY);
}

/** `[a, b: c]`: a pair among the items is a mapping of its own. */
export function flowItems(parser: Parser, { items }: RawList) {
  const { stream } = parser;
  while (!stream.is('list-close')) {
    if (items.length > 0) stream.need('comma', 'A comma or ]');
    const { at } = stream.next;
    if (stream.skip('key'))
      items.push({ kind: 'map', pairs: [flowPair(parser, 'list-close', at)], tag: null, at, from: at });
    else if (!stream.is('list-close')) items.push(parser.flow());
  }
  stream.take();
}

/** `{a: b, c}`. */
export function flowPairs(parser: Parser, { pairs }: RawMap) {
  const { stream } = parser;
  while (!stream.is('map-close')) {
    if (pairs.length > 0) stream.need('comma', 'A comma or }');
    const { at } = stream.next;
    if (stream.skip('key')) pairs.push(flowPair(parser, 'map-close', at));
    else if (!stream.is('map-close')) pairs.push({ key: parser.flow(), value: parser.empty(at) });
  }
  stream.take();
}

function flowPair(parser: Parser, close: 'list-close' | 'map-close', at: number) {
  const { stream } = parser;
  const key = stream.is('value', 'comma', close) ? parser.empty(at) : parser.flow();
  const isAbsent = !stream.skip('value') || stream.is('comma', close);
  return { key, value: isAbsent ? parser.empty(key.at) : parser.flow() };
}
