import 'server-only';
import type { WireResponse } from '@/lib/azureml/wire';

/** Letters that a quoted header value may hold; the true name stands beside it in RFC 8187 form. */
const plain = (name: string) => name.replace(/[^\w.() -]/g, '_');
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

const headersOf = (name: string) =>
  new Headers({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });

/** A text of ours as a download, with the same care. */
export const textAttachment = (text: string, name: string) => new Response(text, { headers: headersOf(name) });

/**
 * A blob as a download that no browser will show or run in our origin, whatever type it claims (abuse cases 25 and 26):
 * bytes, an attachment, nosniff, a sandbox.
 */
export function attachment(blob: WireResponse, name: string, request: Request): Response {
  const headers = headersOf(name);
  const length = blob.header('content-length');
  if (length !== null) headers.set('content-length', length);
  if (request.method !== 'HEAD') return new Response(streamOf(blob), { headers });
  blob.discard();
  return new Response(null, { headers });
}

function streamOf(blob: WireResponse): ReadableStream<Uint8Array> {
  const parts = blob.body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => blob.discard(),
  });
}
