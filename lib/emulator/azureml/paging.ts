import { z } from 'zod';
import { continuationOf, sequenceOf } from '../store';
import { userError } from './errors';
import type { Answer, Call } from './types';

const DEFAULT_PAGE = 100;
const MAX_PAGE = 1_000;
const size = z.coerce.number().int().min(1);

/** Page size and place that a list call asks for. Throws AzureError 400 for a token that is none of ours. */
export function pageOf(call: Call, defaultSize = DEFAULT_PAGE): { limit: number; after?: number } {
  const asked = call.query('$top') ?? call.query('count');
  const limit = asked === undefined ? defaultSize : size.safeParse(asked).data;
  if (limit === undefined) throw userError(`The page size '${asked}' is not a positive number.`);
  const skip = call.query('$skip');
  if (skip === undefined) return { limit: Math.min(limit, MAX_PAGE) };
  const after = sequenceOf(skip);
  if (after === null) throw userError('The continuation token is not valid.');
  return { limit: Math.min(limit, MAX_PAGE), after };
}

/** `{value, nextLink}`; the link is absolute and absent on the last page (contract C5). */
export function pageAnswer(call: Call, value: readonly unknown[], next: number | null): Answer {
  if (next === null) return { status: 200, body: { value } };
  const link = new URL(call.url);
  link.searchParams.set('$skip', continuationOf(next));
  return { status: 200, body: { value, nextLink: link.href } };
}
