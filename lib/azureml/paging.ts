import type { z } from 'zod';
import type { AzureMlClient } from './client';
import { AzureError } from './errors';
import type { Operation } from './operations';
import type { Answer } from './reply';
import { matchTemplate, type SegmentParams } from './template';

const MAX_LINK = 8_192;
/** What fails the whole list, on whatever page it is met. */
const WHOLE = new Set(['PageLinkRejected', 'Abandoned']);

/**
 * A page link from an answer, checked before anybody's token goes there: same origin as the first page, the same template
 * with the same names, https or the same scheme, no user info, no fragment (abuse case 6). Throws 502 `PageLinkRejected`.
 */
export function pageLink(link: string, operation: Operation, params: SegmentParams, origin: string): URL {
  const url = link.length <= MAX_LINK && URL.canParse(link) ? new URL(link) : null;
  const found = url && plain(url) && url.origin === origin ? matchTemplate(operation.path, url.pathname) : null;
  const same = found && Object.entries(found).every(([key, value]) => sameName(params, key, value));
  if (url && same) return url;
  throw new AzureError({ status: 502, code: 'PageLinkRejected', message: 'The link to the next page was rejected.' });
}

const plain = (url: URL) => url.username === '' && url.password === '' && url.hash === '';
const sameName = (params: SegmentParams, key: string, value: string) =>
  Object.entries(params).some(([name, given]) => name === key && given?.toLowerCase() === value.toLowerCase());

type Page<T> = { value: T[]; nextLink?: string | null };
type PagedOperation<T> = Operation<z.ZodType<Page<T>>>;

export interface Listing<T> {
  items: T[];
  /** More exists than was read: a page failed, or the limit of pages was reached. Never shown as a total. */
  partial: boolean;
  /** Why a later page is missing; null where all pages that were asked for came. */
  failure: AzureError | null;
  at: Date;
}

/**
 * A list, page after page, at most `pages` of them. A failing first page rejects; a failing later one leaves the list
 * partial (abuse case 39), unless it is the token that was refused.
 */
export async function list<T>(
  client: AzureMlClient,
  operation: PagedOperation<T>,
  params: SegmentParams,
  options: { query?: Record<string, string>; pages?: number } = {},
): Promise<Listing<T>> {
  const first = await client.read(operation, params, { query: options.query });
  const items = [...first.value.value];
  let next = first.value.nextLink;
  for (let page = 1; next; page += 1) {
    if (page >= (options.pages ?? 20)) return { items, partial: true, failure: null, at: first.at };
    const answer = await nextPage(client, operation, params, next);
    if (answer instanceof AzureError) return { items, partial: true, failure: answer, at: first.at };
    items.push(...answer.value.value);
    next = answer.value.nextLink;
  }
  return { items, partial: false, failure: null, at: first.at };
}

async function nextPage<T>(
  client: AzureMlClient,
  operation: PagedOperation<T>,
  params: SegmentParams,
  next: string,
): Promise<Answer<Page<T>> | AzureError> {
  try {
    const origin = operation.plane === 'arm' ? client.hosts.arm : await client.regionalOrigin(params);
    return await client.read(operation, params, { link: pageLink(next, operation, params, origin) });
  } catch (error) {
    // A hostile link is not a page that happens to be missing; a refused token is renewed, and then no page is.
    const isMissing = error instanceof AzureError && error.status !== 401 && !WHOLE.has(error.code);
    if (isMissing) return error;
    throw error;
  }
}
