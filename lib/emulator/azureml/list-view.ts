import { userError } from './errors';
import type { Call } from './types';

/** Whether an item belongs to the `listViewType` that a list call asks for; ActiveOnly when it asks for none. */
export function inView(call: Call, isArchived: boolean): boolean {
  const view = (call.query('listViewType') ?? 'ActiveOnly').toLowerCase();
  if (view === 'all') return true;
  if (view === 'activeonly') return !isArchived;
  if (view === 'archivedonly') return isArchived;
  throw userError(`The listViewType '${call.query('listViewType')}' is none of ActiveOnly, ArchivedOnly, All.`);
}
