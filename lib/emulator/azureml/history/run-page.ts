import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { validationError } from '../errors';
import type { PlacedRun } from './placed-runs';
import { type RunFilter, runFilter } from './run-filter';

const MAX_PAGE = 1_000;
/** Runs looked at before other requests have their turn. */
const TURN = 500;

/** How a caller wants a list of runs, from a query or a body. */
export interface RunQuery {
  filter?: string | null | undefined;
  continuationToken?: string | null | undefined;
  /** `CreatedUtc desc`; several with commas. */
  orderBy?: string | null | undefined;
  top?: number | null | undefined;
}

const fields = { createdutc: 'createdUtc', starttimeutc: 'startTimeUtc', endtimeutc: 'endTimeUtc' } as const;
const isField = (name: string): name is keyof typeof fields => Object.hasOwn(fields, name);

/** Where a run stands in a list: its times by the order asked for, then its place among all runs. */
const standing = z.object({ keys: z.array(z.string()), job: z.number().int(), run: z.number().int() });
type Standing = z.infer<typeof standing>;
interface Order {
  field: (typeof fields)[keyof typeof fields];
  sign: 1 | -1;
}

/** Throws AzureError 400 for an order by anything but a time. */
function orderOf(text: string): Order {
  const [name = '', direction = 'asc'] = text.trim().toLowerCase().split(/\s+/);
  if (!isField(name) || !['asc', 'desc'].includes(direction))
    throw validationError(`The order '${text}' is not supported: use CreatedUtc, StartTimeUtc or EndTimeUtc.`);
  return { field: fields[name], sign: direction === 'asc' ? 1 : -1 };
}

const standingOf = ({ run, job, index }: PlacedRun, orders: readonly Order[]): Standing => ({
  ...{ keys: orders.map(({ field }) => run[field] ?? ''), job, run: index },
});

function compare(a: Standing, b: Standing, orders: readonly Order[]): number {
  for (const [n, { sign }] of orders.entries()) {
    const [mine = '', other = ''] = [a.keys[n], b.keys[n]];
    if (mine !== other) return mine < other ? -sign : sign;
  }
  return b.job - a.job || a.run - b.run;
}

const tokenOf = (last: Standing) => Buffer.from(JSON.stringify(last)).toString('base64url');

/** Throws AzureError 400 for a token that is none of ours, or of a list in another order. */
function standingIn(token: string, orders: readonly Order[]): Standing {
  try {
    const read = standing.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
    if (read.keys.length === orders.length) return read;
  } catch {}
  throw validationError('The continuation token is not valid.');
}

type Found = Standing & { view: PlacedRun['run'] };

/** The first `limit` runs that pass behind `after`. Of a history of any length a page or two is in memory. */
async function firstRuns(
  runs: Iterable<PlacedRun>,
  { passes }: RunFilter,
  want: { orders: Order[]; after: Standing | null; limit: number },
): Promise<Found[]> {
  const { orders, after, limit } = want;
  const order = (a: Standing, b: Standing) => compare(a, b, orders);
  let [kept, seen]: [Found[], number] = [[], 0];
  for (const placed of runs) {
    if (++seen % TURN === 0) await setImmediate();
    const found = { ...standingOf(placed, orders), view: placed.run };
    if ((after !== null && order(found, after) <= 0) || !passes(placed.run)) continue;
    kept.push(found);
    if (orders.length === 0 && kept.length === limit) break;
    if (kept.length >= 2 * limit) kept = kept.sort(order).slice(0, limit);
  }
  return kept.sort(order).slice(0, limit);
}

/** What a page is asked from: all runs, newest job first, or those of one job, or those behind a job of a token. */
export interface RunSource {
  within: string | null;
  /** Number of the job to begin with, in the order of their submission; null for the newest. */
  from: number | null;
}

/** One page of the runs that pass the filter, in the order asked for, and where the next one begins. Rejects with AzureError 400. */
export async function runPage(runsOf: (source: RunSource) => Iterable<PlacedRun>, query: RunQuery) {
  const { continuationToken, orderBy, top } = query;
  const orders = orderBy?.trim() ? orderBy.split(',').map(orderOf) : [];
  const filter = runFilter(query.filter);
  const after = continuationToken ? standingIn(continuationToken, orders) : null;
  const size = Math.min(Math.max(top ?? MAX_PAGE, 1), MAX_PAGE);
  const from = orders.length === 0 ? (after?.job ?? null) : null;
  const found = await firstRuns(runsOf({ within: filter.within, from }), filter, { orders, after, limit: size + 1 });
  const value = found.slice(0, size).map(({ view }) => view);
  const last = found[size - 1];
  if (found.length <= size || last === undefined) return { value };
  const { keys, job, run } = last;
  return { value, continuationToken: tokenOf({ keys, job, run }) };
}
