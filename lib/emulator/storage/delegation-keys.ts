import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TENANT_ID } from '../directory';
import { answerStorageError } from './storage-error';
import { delegationKey, type KeyTerms } from './user-delegation';

const MOST_BYTES = 4_096;
const MOST_DAYS = 7;
const DAY_MS = 86_400_000;
/** Of callers that name no version. */
const VERSION = '2020-10-02';

/** `POST /?restype=service&comp=userdelegationkey`. */
export function asksForDelegationKey({ method, url = '/' }: IncomingMessage): boolean {
  const { searchParams } = new URL(url, 'http://localhost');
  return method === 'POST' && searchParams.get('comp')?.toLowerCase() === 'userdelegationkey';
}

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of req) {
    bytes += part.length;
    if (bytes <= MOST_BYTES) parts.push(part); // read to its end all the same, or no answer would arrive
  }
  return bytes > MOST_BYTES ? '' : Buffer.concat(parts).toString();
}

const timeIn = (xml: string, name: string) => new RegExp(`<${name}>\\s*([\\d:.TZ+-]+)\\s*</${name}>`).exec(xml)?.[1];

/** As every client writes a time into its SAS: whole seconds of UTC. */
const inSeconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Azure gives a key for a time that is not over and ends within seven days; without a start it holds from now on. */
function termsIn(xml: string, now: number): { start: string; expiry: string } | null {
  const from = Date.parse(timeIn(xml, 'Start') ?? inSeconds(now));
  const to = Date.parse(timeIn(xml, 'Expiry') ?? '');
  if (!(from < to && to > now && to <= now + MOST_DAYS * DAY_MS)) return null;
  return { start: inSeconds(from), expiry: inSeconds(to) };
}

function keyInXml(terms: KeyTerms, value: string): string {
  const fields = Object.entries({
    SignedOid: terms.oid,
    SignedTid: terms.tid,
    SignedStart: terms.start,
    SignedExpiry: terms.expiry,
    SignedService: 'b',
    SignedVersion: terms.version,
    Value: value,
  });
  const inside = fields.map(([name, text]) => `<${name}>${text}</${name}>`).join('');
  return `<?xml version="1.0" encoding="utf-8"?><UserDelegationKey>${inside}</UserDelegationKey>`;
}

/** Answers Get User Delegation Key for the holder of a token: a key that signs SAS with no more than their rights. */
export async function answerDelegationKey(
  req: IncomingMessage,
  res: ServerResponse,
  { accountKey, oid }: { accountKey: string; oid: string },
): Promise<void> {
  const times = termsIn(await textOf(req), Date.now());
  if (!times) {
    const message = 'The value for one of the XML nodes is not in the correct format.';
    return answerStorageError(res, { status: 400, code: 'InvalidXmlNodeValue', message });
  }
  const version = /^\d{4}-\d\d-\d\d$/.exec(String(req.headers['x-ms-version']))?.[0] ?? VERSION;
  const terms = { oid, tid: TENANT_ID, ...times, version };
  res.writeHead(200, { 'content-type': 'application/xml', 'x-ms-request-id': randomUUID(), 'x-ms-version': version });
  res.end(keyInXml(terms, delegationKey(accountKey, terms)));
}
