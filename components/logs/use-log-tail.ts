'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type LogSource, logQuery } from '@/lib/client/log-query';
import type { LogText } from '@/lib/client/log-reader';

export interface LogTailState {
  log: LogText | null;
  error: Error | null;
  /** Epoch ms of the last good read, 0 before it. */
  readAt: number;
  retry: () => void;
}

/**
 * A log file that is read on by byte offset while `live`. When the job ends it is read once more, since the service
 * writes its last lines after the last state. Without a source nothing is read.
 */
export function useLogTail(source: LogSource | null, live: boolean): LogTailState {
  const { data, error, dataUpdatedAt, refetch } = useQuery(logQuery(source, live));
  const wasLive = useRef(live);
  useEffect(() => {
    if (wasLive.current && !live) void refetch();
    wasLive.current = live;
  }, [live, refetch]);
  return { log: data?.log ?? null, error, readAt: dataUpdatedAt, retry: () => void refetch() };
}
