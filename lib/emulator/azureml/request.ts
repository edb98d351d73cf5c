import { bodyTooLarge, invalidJson } from './errors';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 64;

/** Nesting of a JSON text, counted before it is parsed, so that a deep one costs nothing. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth -= 1;
  }
  return deepest;
}

function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw invalidJson(`nested deeper than ${MAX_DEPTH} levels`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidJson(error instanceof Error ? error.message : 'not JSON');
  }
}

/** The JSON body; undefined when there is none. Throws AzureError 400 or 413. */
export async function readBody(request: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw bodyTooLarge(MAX_BYTES);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8').trim();
  return text === '' ? undefined : parseJson(text);
}
