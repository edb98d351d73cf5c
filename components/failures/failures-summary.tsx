'use client';

import { ProgressBar } from '@/components/ui/progress-bar';
import type { JobDetail, JobProgress } from '@/lib/contracts/api/views';
import { whyStatus } from '@/lib/domain/failures/why-status';
import { formatCount } from '@/lib/domain/format';
import { isLive } from '@/lib/domain/job-status';

export interface FailuresSummaryProps {
  job: JobDetail;
  progress: JobProgress | null;
  /** The progress was read after the job had ended. */
  settled: boolean;
  /** The progress is on its way. */
  reading: boolean;
}

const frame =
  'grid min-h-17 items-center gap-x-8 gap-y-3 rounded-8 border border-border bg-surface px-4 py-3.5 max-[1099px]:min-h-26 max-md:min-h-38.5 min-[1100px]:grid-cols-[auto_minmax(0,1fr)]';

/** Scored, failed and not attempted, which are all files of the input, and why the job has the status that it has. */
export function FailuresSummary({ job, progress, settled, reading }: FailuresSummaryProps) {
  if (!progress)
    return (
      <section aria-label="Files of the input" className={frame}>
        <p className="text-fg-2">{reading ? 'Reading the counts' : 'This job has written no counts of its files.'}</p>
      </section>
    );
  const { total, succeeded, failed } = progress.files;
  const rest = Math.max(0, total - succeeded - failed);
  const errorThreshold = job.settings.errorThreshold;
  return (
    <section aria-label="Files of the input" className={frame}>
      <Equation counts={{ succeeded, failed, rest, total }} rest={restWord(isLive(job.status), settled)} />
      <div className="grid min-w-0 gap-2">
        <ProgressBar
          size="lg"
          parts={[
            { value: succeeded, tone: 'ok' },
            { value: failed, tone: 'bad' },
          ]}
          total={total}
          label="Files"
          valueText={`${formatCount(succeeded)} scored and ${formatCount(failed)} failed of ${formatCount(total)} files`}
        />
        <p className="text-12 text-fg-2">{whyStatus({ ...job, errorThreshold }, progress)}</p>
      </div>
    </section>
  );
}

/** Of a job that has just ended nobody knows that a file was not attempted, until it is read again. */
const restWord = (live: boolean, settled: boolean) =>
  live ? 'to come' : settled ? 'not attempted' : 'not read so far';

function Equation({
  counts,
  rest,
}: {
  counts: Record<'succeeded' | 'failed' | 'rest' | 'total', number>;
  rest: string;
}) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
      <Term value={counts.succeeded} word="scored" />
      <Term sign="+" value={counts.failed} word="failed" tone={counts.failed > 0 ? 'text-st-failed-text' : ''} />
      <Term sign="+" value={counts.rest} word={rest} />
      <Term sign="=" value={counts.total} word={counts.total === 1 ? 'file' : 'files'} />
    </p>
  );
}

interface TermProps {
  /** What stands before it; both stay on one line. */
  sign?: '+' | '=';
  value: number;
  word: string;
  tone?: string;
}

const Term = ({ sign, value, word, tone = '' }: TermProps) => (
  <span className="whitespace-nowrap">
    {sign && <span className="pr-2.5 text-16 text-fg-3">{sign}</span>}
    <b className={`text-28 font-semibold max-md:text-20 ${tone}`}>{formatCount(value)}</b>{' '}
    <span className="text-fg-2">{word}</span>
  </span>
);
