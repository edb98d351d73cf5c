import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { TENANT_ID } from '../directory';
import type { Clock } from '../types';

/** The token endpoint of before v2.0, which scripts from Azure's documentation call (contract A1), by the provider's name. */
const OLDER = `/${TENANT_ID}/oauth2/token`;
const MAX_BYTES = 64 * 1024;

export const isOlderToken = (req: IncomingMessage, path: string): boolean =>
  req.method === 'POST' && path.split('?')[0] === OLDER;

async function formOf(req: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of req) {
    text += part;
    if (text.length > MAX_BYTES) break;
  }
  return new URLSearchParams(text.slice(0, MAX_BYTES));
}

/** It names an API by `resource`, with its slash or without; v2.0 names what is asked of it by `scope`. */
function asScope(form: URLSearchParams): URLSearchParams {
  const resource = form.get('resource');
  form.delete('resource');
  if (resource) form.set('scope', `${resource.replace(/\/+$/, '')}/.default`);
  return form;
}

const granted = z.looseObject({ access_token: z.string(), expires_in: z.number() });

/** What was granted as v1 says it: figures as text, instants in seconds, the API by name. */
function olderBody(answer: z.infer<typeof granted>, resource: string, at: Date): Record<string, unknown> {
  const { scope: _, expires_in: seconds, ...rest } = answer;
  const now = Math.floor(at.getTime() / 1_000);
  return {
    ...rest,
    ...{ expires_in: String(seconds), ext_expires_in: String(seconds) },
    ...{ expires_on: String(now + seconds), not_before: String(now), resource },
  };
}

/** Answers by asking the v2.0 endpoint of this very authority. @param own origin of its http port, and its clock */
export async function answerOlderToken(
  req: IncomingMessage,
  res: ServerResponse,
  { origin, clock }: { origin: string; clock: Clock },
): Promise<void> {
  const form = await formOf(req);
  const resource = form.get('resource') ?? '';
  const { authorization } = req.headers;
  const asked = await fetch(`${origin}/${TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: asScope(form),
    headers: authorization === undefined ? {} : { authorization },
  });
  const said: unknown = await asked.json();
  const found = granted.safeParse(said);
  res.writeHead(asked.status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(found.success ? olderBody(found.data, resource, clock.now()) : said));
}
