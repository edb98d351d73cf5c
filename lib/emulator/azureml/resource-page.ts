import type { Resource } from '../store';
import { userError } from './errors';
import { pageOf } from './paging';
import type { Call, Services } from './types';

interface Listing {
  parentId: string;
  /** Such as `versions`. */
  collection: string;
  /** Filters of the call; absent keeps everything. */
  keep?(resource: Resource): boolean;
  newestFirst?: boolean;
  /** Page size where the call names none. */
  size?: number;
  /** Passes over so many items before the first page. */
  offset?: number;
}

/** A page that is full as long as anything is left, however much the filters leave out; no link behind the last item. */
export function resourcePage(call: Call, services: Services, listing: Listing) {
  const { parentId, collection, keep = () => true, newestFirst = false, size, offset = 0 } = listing;
  const { limit, after } = pageOf(call, size);
  const wanted = limit + (after === undefined ? offset : 0);
  const kept: Resource[] = [];
  let from: number | null | undefined = after;
  while (from !== null && kept.length <= wanted) {
    const page = services.resources.listChildren(parentId, collection, {
      ...{ limit, newestFirst },
      ...(from === undefined ? {} : { after: from }),
    });
    kept.push(...page.items.filter(keep));
    from = page.next;
  }
  const items = kept.slice(wanted - limit, wanted);
  return { items, next: kept.length > wanted ? (items.at(-1)?.sequence ?? null) : null };
}

/** `$orderBy` of a version list: by time of creation, newest first where nothing is said. Throws AzureError 400. */
export function newestFirst(call: Call): boolean {
  const asked = call.query('$orderBy') ?? 'createdtime desc';
  const match = /^\s*createdtime(?:\s+(asc|desc))?\s*$/i.exec(asked);
  if (match === null)
    throw userError(`The order '${asked}' is not supported: use createdtime asc or createdtime desc.`);
  return match[1]?.toLowerCase() === 'desc';
}
