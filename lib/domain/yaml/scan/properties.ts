import { YamlError } from '../yaml-error';
import type { Handles } from './directives';
import type { TokenStream } from './token-stream';

/** The tag and the anchor before a node, in either order. */
export interface Properties {
  tag: string | null;
  anchor: string | null;
  /** Where the first of them stands; null where there is none. */
  start: number | null;
}

/** Passes a tag, and gives it whole. */
function readTag(stream: TokenStream, handles: Handles): string | null {
  const token = stream.next;
  if (token.kind !== 'tag') return null;
  stream.take();
  if (token.handle === null) return token.suffix;
  const prefix = handles.get(token.handle);
  if (prefix === undefined) throw new YamlError(token.at, `The handle ${token.handle} of a tag is not defined.`);
  return prefix + token.suffix;
}

function readAnchor(stream: TokenStream): string | null {
  const token = stream.next;
  if (token.kind !== 'anchor') return null;
  stream.take();
  return token.name;
}

/** Passes what stands before a node. */
export function readProperties(stream: TokenStream, handles: Handles): Properties {
  const start = stream.is('tag', 'anchor') ? stream.next.at : null;
  const first = readAnchor(stream);
  const tag = readTag(stream, handles);
  return { start, tag, anchor: first ?? readAnchor(stream) };
}
