import type { RawNode } from './raw-node';
import { DEFAULT_HANDLES, type Handles, readDirectives } from './scan/directives';
import { Parser } from './scan/parser';
import { tokensOf } from './scan/scanner';
import { TokenStream } from './scan/token-stream';
import { YamlError } from './yaml-error';

/** What a document starts with where it is announced. */
const ANNOUNCED = ['directive', 'document-start', 'end'] as const;

/** Passes the directives and the `---` before a document; null at the end of the text. */
function announced(stream: TokenStream): { handles: Handles; at: number } | null {
  while (stream.skip('document-end'));
  if (stream.is('end')) return null;
  const handles = readDirectives(stream);
  const { at } = stream.next;
  stream.need('document-start', 'The end of the text, or --- before another document,');
  return { handles, at };
}

function first(stream: TokenStream): RawNode | null {
  if (!stream.is(...ANNOUNCED)) return new Parser(stream, DEFAULT_HANDLES).block();
  const start = announced(stream);
  if (!start) return null;
  const parser = new Parser(stream, start.handles);
  return stream.is('document-end', ...ANNOUNCED) ? parser.empty(start.at) : parser.block();
}

/** The node of a text of one document as PyYAML 6 (YAML 1.1) parses it; null where it holds none. Throws YamlError. */
export function parseYaml(text: string): RawNode | null {
  const stream = new TokenStream(tokensOf(text));
  const node = first(stream);
  const second = announced(stream);
  if (second) throw new YamlError(second.at, 'Source contains multiple documents: only one is read.');
  return node;
}
