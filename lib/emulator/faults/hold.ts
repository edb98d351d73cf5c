import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

function setHeaders(res: ServerResponse, headers: Headers | undefined): void {
  if (headers === undefined || Array.isArray(headers)) return;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(name, value);
}

const bytesOf = (chunk: unknown): Buffer | null => {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : null;
};

/**
 * Lets whoever answers do so in full without a byte leaving: status and headers stay settable, and `then` gets the whole
 * body once the answer is over, with the response as it was before.
 */
export function hold(res: ServerResponse, then: (body: Buffer) => void): void {
  const real = { writeHead: res.writeHead.bind(res), write: res.write.bind(res), end: res.end.bind(res) };
  const parts: Buffer[] = [];
  const keep = (given: readonly unknown[]) => {
    const bytes = bytesOf(given[0]);
    if (bytes) parts.push(bytes);
    for (const done of given) if (typeof done === 'function') setImmediate(() => done());
  };
  res.writeHead = (status: number, second?: string | Headers, third?: Headers) => {
    res.statusCode = status;
    setHeaders(res, typeof second === 'string' ? third : second);
    return res;
  };
  res.write = (...given: unknown[]) => {
    keep(given);
    return true;
  };
  res.end = (...given: unknown[]) => {
    keep(given);
    Object.assign(res, real);
    then(Buffer.concat(parts));
    return res;
  };
}
