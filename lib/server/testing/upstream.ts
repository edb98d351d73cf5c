import 'server-only';
import { callerOf } from '../caller';
import { processWide } from '../process-wide';

interface Asked {
  method: string;
  url: URL;
  token: string | null;
  headers: Record<string, string>;
  /** The JSON that was sent. */
  body: unknown;
  /** The bytes that were sent, to blob storage. */
  bytes: Uint8Array;
}

export type Said = { status?: number; headers?: Record<string, string> } & (
  | { json: unknown }
  | { text: string }
  | { bytes: Buffer }
);

/**
 * Azure in a test: every request of this process goes to `answer`, which may wait or refuse by the token it was sent. A
 * second try follows at once.
 */
export function answerUpstream(answer: (asked: Asked) => Promise<Said>): void {
  processWide().transport.sleep = async () => {};
  processWide().transport.send = async ({ method, url, headers, body }) => {
    const token = headers.authorization?.replace('Bearer ', '') ?? null;
    const json = typeof body === 'string' ? JSON.parse(body) : undefined;
    const sent = body instanceof Uint8Array ? body : new Uint8Array();
    const said = await answer({ method, url: new URL(url), token, headers, body: json, bytes: sent });
    const bytes = bodyOf(said);
    return {
      status: said.status ?? 200,
      header: (name) => said.headers?.[name] ?? null,
      body: (async function* () {
        yield bytes;
      })(),
      discard: () => {},
    };
  };
}

function bodyOf(said: Said): Buffer {
  if ('bytes' in said) return said.bytes;
  return Buffer.from('text' in said ? said.text : JSON.stringify(said.json));
}

/** What a route's function gets from the door, for the holder of one token. */
export function callAs<P, B>(token: string, params: P, body: B) {
  const { azure, id } = callerOf({ arm: token, ml: token }, { id: 'test', signal: new AbortController().signal });
  return { params, query: {}, body, azure, callerId: id, request: new Request('http://localhost:3000/') };
}
