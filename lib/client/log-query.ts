import { type QueryClient, type QueryKey, queryOptions, skipToken } from '@tanstack/react-query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { callApi } from './api';
import { isCaughtUp, type LogText, readOn } from './log-reader';
import { polled } from './polling';
import { jobKey } from './queries';

export interface LogSource {
  workspace: WorkspaceRef;
  jobName: string;
  runName: string;
  path: string;
}

export interface LogReading {
  log: LogText;
  /** Instant of the last read that brought something: a log that still grows counts as young. */
  grewAt: string;
  /** The last read brought something. */
  grew: boolean;
}

/** Until a long file is read to its end, the next round follows at once. */
const CATCH_UP_MS = 20;

async function readLog(source: LogSource, before: LogReading | undefined, signal: AbortSignal): Promise<LogReading> {
  const { workspace, jobName, runName, path } = source;
  const params = { ...workspace, jobName };
  const read = (from: number) => callApi('jobLog', { params, query: { runName, path, from }, signal });
  const log = await readOn(before?.log ?? null, read);
  const grew = before === undefined || log.end !== before.log.end || log.generation !== before.log.generation;
  return { log, grew, grewAt: grew ? new Date().toISOString() : before.grewAt };
}

/** One log file, read on by byte offset while `live`; each answer continues the one before. Null reads nothing. */
export const logQuery = (source: LogSource | null, live: boolean) => {
  const { refetchInterval, ...policy } = polled<LogReading>((data) => ({ live, since: data?.grewAt ?? null }));
  return queryOptions({
    queryKey: source ? [...jobKey(source.workspace, source.jobName), 'log', source.runName, source.path] : ['no-log'],
    queryFn: source
      ? ({ client, queryKey, signal }: { client: QueryClient; queryKey: QueryKey; signal: AbortSignal }) =>
          readLog(source, client.getQueryData<LogReading>(queryKey), signal)
      : skipToken,
    structuralSharing: false,
    ...policy,
    refetchInterval: (query) =>
      query.state.status === 'success' && query.state.data?.grew && !isCaughtUp(query.state.data.log)
        ? CATCH_UP_MS
        : refetchInterval(query),
  });
};
