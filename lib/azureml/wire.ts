/** What this room asks of HTTP. The caller injects it: no redirect is followed, no header is added, time-outs are its own. */
export interface WireRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  signal?: AbortSignal;
}

export interface WireResponse {
  status: number;
  /** Null where the header is absent; several of one name come joined with a comma. */
  header(name: string): string | null;
  /** Must be read or left with `discard`, so that the connection is free again. */
  body: AsyncIterable<Uint8Array>;
  discard(): void;
}

/** Rejects with an error whose `code` is a Node or undici code where no answer came. */
export type Send = (request: WireRequest) => Promise<WireResponse>;

export class BodyTooLarge extends Error {}

/** The whole body, at most `cap` bytes. Rejects with BodyTooLarge beyond it, having left the rest. */
export async function readBody(response: WireResponse, cap: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > cap) {
      response.discard();
      throw new BodyTooLarge(`More than ${cap} bytes.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
