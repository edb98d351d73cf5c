import 'server-only';
import { appendAt, appendRefusal, createAppendBlob, readText } from '@/lib/azureml/append-blob';
import type { BlobAccess } from '@/lib/azureml/blob';
import { datastoreAccess, defaultDatastore } from '@/lib/azureml/blob-access';
import type { AzureMlClient } from '@/lib/azureml/client';
import type { Transport } from '@/lib/azureml/transport';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { HistoryFacts, HistoryRow } from '@/lib/contracts/api/history';
import { type Chain, linesOf, readChain, sealed } from '@/lib/domain/flip/chain';
import { isUnanswered, refusal } from './failure';

const TRIES = 6;

/** One endpoint's history: an append blob of its own in the workspace's default datastore, a row a line. */
export interface History {
  path: string;
  access: BlobAccess;
  transport: Transport;
}

/** Path in the default datastore. Azure tells endpoints apart without regard to case. */
const historyPath = (endpointName: string) => `batch-studio/history/${endpointName.toLowerCase()}.jsonl`;

/**
 * Opens a history with the caller's own right, for this one blob: to read (`r`), or also to make it and add to it (`rac`),
 * with which no row can be changed. What is written goes on when the caller goes away. Rejects in Azure's words.
 */
export async function openHistory(
  azure: AzureMlClient,
  ws: WorkspaceRef,
  endpointName: string,
  right: 'r' | 'rac',
): Promise<History> {
  const path = historyPath(endpointName);
  const { signal: _signal, ...access } = await datastoreAccess(
    azure,
    ws,
    await defaultDatastore(azure, ws),
    right,
    path,
  );
  return { path, access, transport: azure.transport };
}

/** The history as text, and its length; null where nothing was written so far. */
export const historyText = ({ transport, access, path }: History) => readText(transport, access, path);

/** Rejects where the history can not be read, or takes no row more. */
export async function tryHistory({ transport, access, path }: History): Promise<void> {
  const refused = await appendRefusal(transport, access, path);
  if (refused) throw refused;
  await readText(transport, access, path);
}

/** A row of its own for what is added: the last line may have been cut off in its middle. */
const behind = (text: string, lines: string) => (text === '' || text.endsWith('\n') ? lines : `\n${lines}`);

/** False where another server was quicker to make it: what it wrote is to be read first. */
async function created(history: History): Promise<boolean> {
  try {
    await createAppendBlob(history.transport, history.access, history.path);
    return true;
  } catch (error) {
    if ((await historyText(history)) === null) throw error;
    return false;
  }
}

type Read = Awaited<ReturnType<typeof historyText>>;

async function appended(history: History, read: Read, rows: HistoryRow[]): Promise<boolean> {
  const { transport, access, path } = history;
  if (read === null && !(await created(history))) return false;
  const body = Buffer.from(behind(read?.text ?? '', linesOf(rows)));
  try {
    return await appendAt(transport, access, { path, position: read?.bytes ?? 0, body });
  } catch (error) {
    if (isUnanswered(error)) return false; // it may have arrived: the next reading tells
    throw error;
  }
}

/**
 * Adds rows behind the newest one. `factsFor` says what is to be added to what was read; where another server was quicker,
 * or the answer was lost, the history is read again and it is asked again, so it must find its own rows. The chain never
 * forks: storage takes a block at the end that was read or not at all.
 */
export async function addRows(
  history: History,
  factsFor: (rows: readonly HistoryRow[]) => HistoryFacts[],
): Promise<HistoryRow[]> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await historyText(history);
    const chain: Chain = readChain(read?.text ?? '');
    const present = chain.rows.map(({ row }) => row);
    const rows = sealed(factsFor(present), chain.end);
    if (rows.length === 0 || (await appended(history, read, rows))) return [...present, ...rows];
  }
  throw refusal(409, 'HistoryBusy', 'The history was written by others again and again, so no row could be added.');
}
