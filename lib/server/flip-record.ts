import 'server-only';
import { AzureError } from '@/lib/azureml/errors';
import type { HistoryFacts, HistoryRow } from '@/lib/contracts/api/history';
import { lossOf } from '@/lib/domain/flip/changes';
import { changeElsewhere } from '@/lib/domain/flip/known-default';
import { lastFlipOf } from '@/lib/domain/flip/studio-tags';
import { failureText, isUnanswered } from './failure';
import { refuseUnderWay } from './flip-checks';
import { addRows, type History } from './flip-history';
import type { LiveEndpoint } from './live-endpoint';
import { processWide } from './process-wide';
import type { Call } from './route';

export type Flip = Call<'flip'> & { id: string };
/** As much of a flip as the history tells. */
export interface FlipWords {
  id: string;
  body: Pick<Flip['body'], 'from' | 'reason' | 'change' | 'undoes'> & { to: string | null };
}
type Outcome = Extract<HistoryFacts, { event: 'outcome' }>;
export type Said = Omit<Outcome, 'event' | 'at' | 'flip'>;

/** Writes what is intended, and before it what was lost and what was changed elsewhere since the last row. */
export async function announce({ id, body }: FlipWords, history: History, live: LiveEndpoint): Promise<HistoryRow[]> {
  const at = live.at.toISOString();
  const { from, to, reason, change, undoes } = body;
  const intent = {
    event: 'intent',
    at,
    flip: id,
    from,
    to,
    reason: reason || null,
    change: change || null,
    undoes,
  } as const;
  const factsFor = (rows: readonly HistoryRow[]): HistoryFacts[] => {
    if (rows.some((row) => row.event === 'intent' && row.flip === id)) return [];
    refuseUnderWay(rows, live.at);
    const loss = lossOf(rows, lastFlipOf(live.endpoint.tags), at);
    const elsewhere = changeElsewhere(rows, live, at);
    return [...(loss ? [loss] : []), ...(elsewhere ? [elsewhere] : []), intent];
  };
  return addRows(history, factsFor);
}

/** Adds the outcome; false where it could not be written: the intent then stands without one. */
export async function conclude(flip: Pick<FlipWords, 'id'>, history: History | null, said: Said): Promise<boolean> {
  if (history === null) return false;
  const outcome: Outcome = {
    event: 'outcome',
    at: processWide().transport.now().toISOString(),
    flip: flip.id,
    ...said,
  };
  const isOwn = (row: HistoryRow) => row.event === 'outcome' && row.flip === flip.id;
  try {
    await addRows(history, (rows) => (rows.some(isOwn) ? [] : [outcome]));
    return true;
  } catch (error) {
    console.error(JSON.stringify({ flip: flip.id, failure: failureText(error) ?? String(error) }));
    return false;
  }
}

/** Codes of ours: another writer was quicker, so nothing was written. */
const OVERTAKEN = ['DefaultChanged', 'EndpointChanged', 'AlreadyDefault', 'ResourceChanged'];

const resultOf = (error: unknown): Outcome['result'] => {
  if (error instanceof AzureError && OVERTAKEN.includes(error.code)) return 'refused';
  // An operation that failed was accepted first: the default may be either.
  const isOpen = isUnanswered(error) || !(error instanceof AzureError) || error.target === 'operation';
  return isOpen ? 'unknown' : 'failed';
};

/** What a flip that was not written says in the history. */
export const failedAs = (error: unknown): Said => ({
  result: resultOf(error),
  by: null,
  modifiedAt: null,
  requestId: error instanceof AzureError ? error.requestId : null,
  message: error instanceof AzureError ? `${error.code}: ${error.message}` : 'This dashboard failed.',
});
