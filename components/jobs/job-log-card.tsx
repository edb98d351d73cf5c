'use client';

import Link from 'next/link';
import { ErrorBanner } from '@/components/layout';
import { LogTail, TAIL_HEIGHT, useLogTail } from '@/components/logs';
import { Card } from '@/components/ui/card';
import { lineCount } from '@/lib/client/log-reader';
import { isLive } from '@/lib/domain/job-status';
import { useJobInView } from './job-context';
import { logPath } from './job-links';

/** The end of the log that a person would open first, as it grows. */
export function JobLogCard() {
  const { workspace, job, moving, movingError, retry: retryJob } = useJobInView();
  const best = moving?.bestLog ?? null;
  const live = isLive(job.status);
  const file = moving?.logFiles.find((entry) => entry.runName === best?.runName && entry.path === best.path);
  const source = best ? { workspace, jobName: job.name, ...best } : null;
  const { log, error, readAt, retry } = useLogTail(source, live);
  const problem = error ?? movingError;
  const title = <>Log {file && <span className="ml-1 font-normal text-fg-2">{file.title}</span>}</>;
  return (
    <Card title={title} flush aside={best && <Link href={logPath(workspace, job.name, best)}>Open logs</Link>}>
      {problem && (
        <div className="p-4">
          <ErrorBanner
            error={problem}
            what="The log"
            lastGoodAt={log ? readAt : null}
            onRetry={error ? retry : retryJob}
          />
        </div>
      )}
      {log && lineCount(log) > 0 && <LogTail log={log} label={`End of the log ${file?.title ?? ''}`} />}
      {!problem && (!log || lineCount(log) === 0) && (
        <p className={`${TAIL_HEIGHT} rounded-b-8 bg-log-bg p-4 text-fg-2`}>
          {waitingWords(live, moving === null || (best !== null && log === null))}
        </p>
      )}
    </Card>
  );
}

function waitingWords(live: boolean, reading: boolean): string {
  if (reading) return 'Reading the log';
  return live ? 'The job has written no log so far.' : 'This job has no log.';
}
