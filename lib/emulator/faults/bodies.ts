import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 50;

/** Sends the body a few bytes at a time, at this many bytes a second, until it is over or the caller has left. */
export async function trickle(res: ServerResponse, body: Buffer, bytesPerSecond: number): Promise<void> {
  const everyMs = Math.max(STEP_MS, 1000 / bytesPerSecond);
  const share = Math.max(1, Math.round((bytesPerSecond * everyMs) / 1000));
  for (let from = 0; from < body.length && !res.destroyed; from += share) {
    res.write(body.subarray(from, from + share));
    await pause(everyMs, undefined, { ref: false });
  }
  res.end();
}

function linked(body: Buffer, link: string): Buffer {
  try {
    const page: unknown = JSON.parse(body.toString('utf8'));
    if (typeof page === 'object' && page !== null && 'value' in page)
      return Buffer.from(JSON.stringify({ ...page, nextLink: link }));
  } catch {
    // No JSON, so no page: it goes as it is.
  }
  return body;
}

/** Sends a page of a list with a next link of the fault's own. */
export function withLink(res: ServerResponse, body: Buffer, link: string): void {
  const changed = linked(body, link);
  if (res.hasHeader('content-length')) res.setHeader('content-length', changed.length);
  res.end(changed);
}
