import type { Resource } from '../../store';
import { userError } from '../errors';
import type { Call } from '../types';

type Key = (datastore: Resource) => string;

/** What `orderBy` may name in the published specification. */
const keys = new Map<string, Key>([
  ['createdtime', ({ createdAt }) => createdAt],
  ['modifiedtime', ({ modifiedAt }) => modifiedAt],
  ['name', ({ name }) => name.toLowerCase()],
]);

/**
 * The datastores by one of their properties, downwards unless the call says `orderByAsc=true`; what is equal stays as it is.
 * Throws AzureError 400 for a property that no list is ordered by.
 */
export function inOrder(datastores: readonly Resource[], call: Call, orderBy: string): Resource[] {
  const keyOf = keys.get(orderBy.toLowerCase());
  if (!keyOf) throw userError(`The order '${orderBy}' is not supported: use ${[...keys.keys()].join(', ')}.`);
  const sign = call.query('orderByAsc')?.toLowerCase() === 'true' ? 1 : -1;
  const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -sign : sign);
  return [...datastores].sort((a, b) => compare(keyOf(a), keyOf(b)));
}
