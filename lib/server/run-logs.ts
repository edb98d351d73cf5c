import 'server-only';
import { type BlobSlice, type BlobSource, openBlob, readRange } from '@/lib/azureml/blob';
import type { AzureMlClient } from '@/lib/azureml/client';
import { AzureError } from '@/lib/azureml/errors';
import { isBlobUrl } from '@/lib/azureml/hosts';
import { operations } from '@/lib/azureml/operations';
import type { WireResponse } from '@/lib/azureml/wire';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { RunDetails } from '@/lib/contracts/azureml/run-history';
import { scopeOf } from './caller';
import { refusal } from './failure';
import { processWide } from './process-wide';

/** A run's log files, as its details name them. */
export interface RunLog {
  azure: AzureMlClient;
  workspace: WorkspaceRef;
  runName: string;
}

export async function readDetails({ azure, workspace, runName }: RunLog): Promise<RunDetails> {
  return (await azure.read(operations.runDetails, { ...workspace, runId: runName })).value;
}

function sourceOf({ azure, runName }: RunLog, details: RunDetails, path: string): BlobSource {
  const url = Object.entries(details.logFiles ?? {}).find(([name]) => name === path)?.[1];
  if (url === undefined) throw refusal(404, 'NoSuchLog', `Run ${runName} has no log file ${path}.`, path);
  if (!isBlobUrl(azure.hosts, url))
    throw refusal(502, 'HostRefused', 'A log file lies outside the cloud of the workspace.');
  return { url, token: null };
}

/** Works on a log file by the SAS that Azure issued for it; one that has ended is fetched anew, once (contract F5). */
async function withSas<T>(log: RunLog, path: string, work: (source: BlobSource) => Promise<T>): Promise<T> {
  const shared = await readDetails(log);
  try {
    return await work(sourceOf(log, shared, path));
  } catch (error) {
    if (!(error instanceof AzureError) || error.status !== 403) throw error;
    const fresh = await log.azure.send(operations.runDetails, { ...log.workspace, runId: log.runName });
    return work(sourceOf(log, fresh.value, path));
  }
}

/** At most `max` bytes of a log from an offset; null where storage has no such blob yet. */
export function readLog(log: RunLog, path: string, from: number, max: number): Promise<BlobSlice | null> {
  return withSas(log, path, (source) => readRange(log.azure.transport, source, from, max));
}

/** The whole log as a stream that ends when the caller goes away. */
export function openLog(log: RunLog, path: string): Promise<WireResponse> {
  const { transport, parts } = log.azure;
  return withSas(log, path, (source) => openBlob(transport, { ...source, signal: parts.signal }));
}

const FRESH_MS = 1_900;

const OVERDUE_MS = 10 * 60_000;

/** What a run lists and storage has not long after the run's end is gone, as by a rule of retention: it will not come. */
export const isOverdue = ({ endTimeUtc }: RunDetails): boolean =>
  endTimeUtc != null && Date.now() - Date.parse(endTimeUtc) > OVERDUE_MS;

/** Text of a log's last `max` bytes (or of its first, with `from` 0), shared by who may read the run's details. */
export async function sharedLogText(
  log: RunLog,
  callerId: string,
  path: string,
  part: 'head' | 'tail',
  max: number,
): Promise<string | null> {
  const { status } = await readDetails(log); // the proof that this caller may read this workspace's logs
  // With the status in the key, what is shown of an ended run was read after its end.
  const key = JSON.stringify([log.runName, status, path, part, max]);
  const kind = operations.runDetails.name;
  const name = { scope: scopeOf(log.workspace), kind, key, caller: callerId, isProof: false };
  const load = async () => {
    const text = await logText(log, path, part, max);
    return { text, bytes: text?.length ?? 0 };
  };
  return (await processWide().snapshots.read(name, () => FRESH_MS, load)).text;
}

/** Text of a log's last `max` bytes from a whole line on, or of its first ones; null where storage has no such blob yet. */
export async function logText(log: RunLog, path: string, part: 'head' | 'tail', max: number): Promise<string | null> {
  const head = await readLog(log, path, 0, max);
  if (head === null) return null;
  if (part === 'head' || head.total <= max) return head.bytes.toString('utf8');
  const tail = await readLog(log, path, head.total - max, max);
  const text = tail?.bytes.toString('utf8') ?? '';
  return text.slice(text.indexOf('\n') + 1); // the first line is cut
}
