import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { callApiBytes } from './api';
import type { LogSource } from './log-query';

/** Hands bytes to the browser's own download, under a plain file name. */
async function save(response: Response, fileName: string): Promise<void> {
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Saves a whole log file, byte for byte. Throws ApiError. */
export async function saveLogFile({ workspace, jobName, runName, path }: LogSource): Promise<void> {
  const params = { ...workspace, jobName };
  await save(await callApiBytes('jobLogFile', { params, query: { runName, path } }), `${jobName}-${nameOf(path)}`);
}

/** Saves an output file of a job, byte for byte. Throws ApiError. */
export async function saveOutputFile({ workspace, jobName, path }: Omit<LogSource, 'runName'>): Promise<void> {
  const params = { ...workspace, jobName };
  await save(await callApiBytes('outputFile', { params, query: { path } }), nameOf(path));
}

/** Saves the history of an endpoint's default deployment. Throws ApiError. */
export async function saveHistory(ws: WorkspaceRef, endpointName: string, format: 'csv' | 'json'): Promise<void> {
  const answer = await callApiBytes('historyFile', { params: { ...ws, endpointName }, query: { format } });
  await save(answer, `${endpointName}-history.${format}`);
}

/** Saves a text that the page made itself. */
export function saveText(text: string, fileName: string, type: string): Promise<void> {
  return save(new Response(text, { headers: { 'content-type': `${type};charset=utf-8` } }), fileName);
}
