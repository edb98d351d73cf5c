'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { ActionError, ErrorBanner } from '@/components/layout';
import { LogFileList, LogViewer, useLogTail } from '@/components/logs';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { saveLogFile } from '@/lib/client/download';
import type { LogFile } from '@/lib/contracts/api/views';
import { isLive } from '@/lib/domain/job-status';
import { type JobInView, useJobInView } from './job-context';
import { fileOfQuery, lineOfQuery, logPath } from './job-links';
import { useCopyLink } from './use-copy-link';
import { useSave } from './use-save';

/** The second tab: every log file of the job, one of them open. File and line stand in the address. */
export function JobLogs() {
  const inView = useJobInView();
  const { moving, movingError, retry } = inView;
  if (!moving && movingError) return <ErrorBanner error={movingError} what="The list of log files" onRetry={retry} />;
  if (!moving)
    return (
      <Frame>
        <SkeletonRows rows={6} label="Reading the list of log files" />
      </Frame>
    );
  if (moving.logFiles.length === 0)
    return (
      <Frame>
        <EmptyState title="No log files">
          {isLive(inView.job.status)
            ? 'The service lists them as soon as the job has started to write.'
            : 'The service has none for this job.'}
        </EmptyState>
      </Frame>
    );
  return <Files inView={inView} files={moving.logFiles} best={moving.bestLog} />;
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <section
      aria-label="Logs"
      className="flex h-[max(420px,calc(100dvh-268px))] min-w-0 flex-col overflow-hidden rounded-8 border border-border bg-surface lg:flex-row"
    >
      {children}
    </section>
  );
}

interface FilesProps {
  inView: JobInView;
  files: readonly LogFile[];
  best: { runName: string; path: string } | null;
}

function Files({ inView: { workspace, job }, files, best }: FilesProps) {
  const query = useSearchParams();
  const router = useRouter();
  // The best file changes while the job runs; what a reader has opened stays open.
  const [first] = useState(() => fileOfQuery(files, new URLSearchParams(), best));
  const named = query.get('file');
  const current = named === null ? first : fileOfQuery(files, query, best);
  const hrefOf = (file: LogFile) => logPath(workspace, job.name, file);
  return (
    <Frame>
      <LogFileList
        files={files}
        current={current}
        hrefOf={hrefOf}
        onPick={(file) => router.replace(hrefOf(file), { scroll: false })}
      />
      {current ? (
        <OpenFile
          key={`${current.runName}/${current.path}`}
          inView={{ workspace, job }}
          file={current}
          marked={lineOfQuery(query.get('line'))}
        />
      ) : (
        <div className="flex-1">
          <EmptyState title="This job has no such log file">
            The link names <span className="mono">{named}</span>. Choose one of the files that are there.
          </EmptyState>
        </div>
      )}
    </Frame>
  );
}

interface OpenFileProps {
  inView: Pick<JobInView, 'workspace' | 'job'>;
  file: LogFile;
  marked: number | null;
}

function OpenFile({ inView: { workspace, job }, file, marked }: OpenFileProps) {
  const live = isLive(job.status);
  const source = { workspace, jobName: job.name, runName: file.runName, path: file.path };
  const { log, error, readAt, retry } = useLogTail(source, live);
  const copyLink = useCopyLink();
  const download = useSave(() => saveLogFile(source));
  const address = (line: number | null) => logPath(workspace, job.name, file, line);
  const problem = error ?? download.error;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {problem && (
        <div className="p-2">
          {error && <ErrorBanner error={error} what="The log" lastGoodAt={log ? readAt : null} onRetry={retry} />}
          {download.error && <ActionError error={download.error} what="The file was not downloaded." />}
        </div>
      )}
      {log ? (
        <LogViewer
          log={log}
          path={file.path}
          live={live}
          marked={marked}
          onMark={(line) => window.history.replaceState(null, '', address(line))}
          onCopyLink={() => copyLink(address(marked))}
          downloading={download.busy}
          onDownload={download.save}
        />
      ) : (
        !problem && <LogPending />
      )}
    </div>
  );
}

const lineWidths = ['62%', '48%', '71%', '55%', '66%', '40%'];

/** Grey lines where the log will stand; a log that comes at once shows none. */
function LogPending() {
  return (
    <div role="status" className="flex-1 bg-log-bg p-4">
      <span className="sr-only">Reading the log</span>
      <div className="late grid gap-3">
        {lineWidths.map((width) => (
          <span key={width} className="skeleton h-2" style={{ width }} />
        ))}
      </div>
    </div>
  );
}
