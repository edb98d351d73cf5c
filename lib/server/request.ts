import 'server-only';
import type { z } from 'zod';
import type { Route } from '@/lib/contracts/api/routes';
import { settings } from './env';
import { refusal } from './failure';

const MAX_URL = 8_192;
const MAX_JSON_BYTES = 256 * 1024;

/** Throws 421 where the request was meant for another host (DNS rebinding; DESIGN decision 15). */
export function checkHost(request: Request): void {
  if (request.headers.get('host') !== new URL(settings().publicUrl).host) {
    throw refusal(421, 'MisdirectedRequest', 'This request was sent to another host than this dashboard.');
  }
}

/**
 * Throws 403 where a page of another site may have made a state-changing request (abuse case 19): a header that no form
 * can send, and no word of the browser that the request came from elsewhere.
 */
export function checkSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const elsewhere = (site !== null && site !== 'same-origin') || (origin !== null && origin !== settings().publicUrl);
  if (elsewhere || request.headers.get('x-batch-studio') !== '1') {
    throw refusal(403, 'CrossSiteRequest', 'Only pages of this dashboard may change something here.');
  }
}

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** Path parameters, each decoded once; null where the path is not the route's. */
function pathParams(template: string, pathname: string): Record<string, string> | null {
  const wanted = `/api${template}`.split('/');
  const given = pathname.split('/').map(decoded);
  if (given.length !== wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [at, want] of wanted.entries()) {
    const part = given[at] ?? null;
    const name = /^\{(\w+)\}$/.exec(want)?.[1];
    if (part === null || (name === undefined && part !== want)) return null;
    if (name !== undefined) params[name] = part;
  }
  return params;
}

/** Throws 400 `InvalidRequest` that names the field, never its value. */
function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const target = issue?.path.join('.') || null;
  throw refusal(400, 'InvalidRequest', `${target ?? 'The request'}: ${issue?.message ?? 'not valid'}.`, target);
}

/** Parameters and query of a request, by the route's table. A query key given twice is refused (abuse case 11). */
export function readUrl(request: Request, route: Route): { params: unknown; query: unknown } {
  if (request.url.length > MAX_URL) throw refusal(414, 'UriTooLong', 'The address is too long.');
  const url = new URL(request.url);
  const params = pathParams(route.path, url.pathname);
  if (params === null) throw refusal(404, 'NotFound', 'There is no such route.');
  const keys = [...url.searchParams.keys()];
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined)
    throw refusal(400, 'InvalidRequest', 'A query parameter was given twice.', twice.slice(0, 64));
  const query = Object.fromEntries(url.searchParams);
  return { params: parsed(route.params, params), query: parsed(route.query, query) };
}

async function readText(request: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > MAX_JSON_BYTES) throw refusal(413, 'BodyTooLarge', `The body is larger than ${MAX_JSON_BYTES} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The JSON body by the route's table; none at all reads as `{}`. Throws 400, 413 or 415. */
export async function readJson(request: Request, route: Route): Promise<unknown> {
  const text = await readText(request);
  if (text === '') return parsed(route.body, {});
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw refusal(415, 'UnsupportedMediaType', 'The body must be application/json.');
  }
  return parsed(route.body, jsonOf(text));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, 'InvalidRequest', 'The body is not JSON.');
  }
}
