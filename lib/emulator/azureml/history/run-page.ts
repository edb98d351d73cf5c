import { continuationOf, sequenceOf } from '../../store';
import { validationError } from '../errors';
import type { RunView } from './find-run';
import { runFilter } from './run-filter';

const MAX_PAGE = 1_000;

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

type Order = (a: RunView, b: RunView) => number;

/** Throws AzureError 400 for an order by anything but a time. */
function orderOf(text: string): Order {
  const [name = '', direction = 'asc'] = text.trim().toLowerCase().split(/\s+/);
  if (!isField(name) || !['asc', 'desc'].includes(direction))
    throw validationError(`The order '${text}' is not supported: use CreatedUtc, StartTimeUtc or EndTimeUtc.`);
  const field = fields[name];
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => sign * (a[field] ?? '').localeCompare(b[field] ?? '');
}

function placeOf(token: string | null | undefined): number {
  const place = token ? sequenceOf(token) : 0;
  if (place === null) throw validationError('The continuation token is not valid.');
  return place;
}

/** One page of the runs that pass the filter, in the order asked for, and where the next one begins. Throws AzureError 400. */
export function runPage(runs: readonly RunView[], { filter, continuationToken, orderBy, top }: RunQuery) {
  const orders = orderBy?.trim() ? orderBy.split(',').map(orderOf) : [];
  const kept = runs.filter(runFilter(filter));
  const sorted = kept.toSorted((a, b) => orders.reduce((sum, order) => sum || order(a, b), 0));
  const start = placeOf(continuationToken);
  const end = start + Math.min(Math.max(top ?? MAX_PAGE, 1), MAX_PAGE);
  const next = end < sorted.length ? continuationOf(end) : null;
  return { value: sorted.slice(start, end), ...(next === null ? {} : { continuationToken: next }) };
}
