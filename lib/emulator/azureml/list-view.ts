import { userError } from './errors';
import type { Call } from './types';

/** What `listViewType` asks for: the archived, the others, or (undefined) all; the others when it says nothing. Throws AzureError 400. */
export function archivedAsked(call: Call): boolean | undefined {
  const view = (call.query('listViewType') ?? 'ActiveOnly').toLowerCase();
  if (view === 'all') return undefined;
  if (view === 'activeonly' || view === 'archivedonly') return view === 'archivedonly';
  throw userError(`The listViewType '${call.query('listViewType')}' is none of ActiveOnly, ArchivedOnly, All.`);
}

/** Whether an item belongs to the `listViewType` that a list call asks for. */
export const inView = (call: Call, isArchived: boolean): boolean => (archivedAsked(call) ?? isArchived) === isArchived;
