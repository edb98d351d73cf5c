import 'server-only';
import type { BlobSlice } from '@/lib/azureml/blob';
import type { LogSlice } from '@/lib/contracts/api/views';
import { refusal } from './failure';
import { attachment } from './file-answer';
import { workspaceOf } from './job-runs';
import type { Call } from './route';
import { openLog, type RunLog, readLog } from './run-logs';
import { utf8End, utf8Start } from './utf8';

const MAX_SLICE = 512 * 1024;

/** A slice as text, cut at whole characters on both sides; offsets are bytes. */
export function sliceOf({ bytes, from, total }: BlobSlice, restarted: boolean): LogSlice {
  const start = from === 0 ? 0 : utf8Start(bytes);
  const end = Math.max(start, utf8End(bytes));
  const text = Buffer.from(bytes.subarray(start, end)).toString('utf8');
  return { text, from: from + start, to: from + end, total, restarted };
}

const nothing = { bytes: Buffer.alloc(0), from: 0, total: 0 };

async function tailOf(log: RunLog, path: string, length: number): Promise<LogSlice> {
  // Blob storage takes no suffix ranges: one byte tells the length.
  const { total } = (await readLog(log, path, 0, 1)) ?? nothing;
  const max = Math.min(length, MAX_SLICE);
  return sliceOf((await readLog(log, path, Math.max(0, total - max), max)) ?? nothing, false);
}

/**
 * A slice of a log from a byte offset, or its end for a negative one. A log that became shorter than the offset was
 * replaced: it starts again at 0.
 */
export async function getJobLog({ azure, params, query }: Call<'jobLog'>): Promise<LogSlice> {
  const log = { azure, workspace: workspaceOf(params), runName: query.runName };
  if (query.from < 0) return tailOf(log, query.path, -query.from);
  const slice = (await readLog(log, query.path, query.from, MAX_SLICE)) ?? nothing;
  if (slice.total >= query.from) return sliceOf(slice, false);
  return sliceOf((await readLog(log, query.path, 0, MAX_SLICE)) ?? nothing, true);
}

/** The whole log file as a download. */
export async function getJobLogFile({ azure, params, query, request }: Call<'jobLogFile'>): Promise<Response> {
  const log = { azure, workspace: workspaceOf(params), runName: query.runName };
  const name = query.path.split('/').at(-1);
  if (name === undefined) throw refusal(400, 'InvalidRequest', 'path: names no file.', 'path');
  return attachment(await openLog(log, query.path), name, request);
}
