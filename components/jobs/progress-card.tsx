'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useNow } from '@/lib/client/now';
import type { JobDetail, JobProgress } from '@/lib/contracts/api/views';
import { formatCount, formatDuration } from '@/lib/domain/format';
import { isLive, statusGroup } from '@/lib/domain/job-status';
import { CellGrid } from './cell-grid';
import { aboutWhen, zoneName } from './job-times';
import { restWord } from './job-words';

export interface ProgressCardProps {
  job: JobDetail;
  progress: JobProgress | null;
  /** Whether the log files are still being read for the first time, were read after the job had ended, or neither. */
  reading: 'first' | 'settled' | null;
  /** Where the failed files are explained. */
  failuresHref: string;
}

/** Mini-batches and files in figures, a bar, and one cell each. */
export function ProgressCard({ job, progress, reading, failuresHref }: ProgressCardProps) {
  return (
    <Card title="Progress">
      {progress ? (
        <Figures job={job} progress={progress} settled={reading === 'settled'} failuresHref={failuresHref} />
      ) : (
        <NoProgress job={job} reading={reading} />
      )}
    </Card>
  );
}

function NoProgress({ job, reading }: Pick<ProgressCardProps, 'job' | 'reading'>) {
  const waits: Partial<Record<string, string>> = {
    preparing: 'The job is being prepared. Progress appears when the mini-batches are scheduled.',
    queued: `The job waits for nodes${job.compute ? ` of ${job.compute}` : ''}. Progress appears when the mini-batches are scheduled.`,
    running: 'The job has started. Progress appears when the mini-batches are scheduled.',
  };
  const none =
    reading === 'settled' ? 'This job has written no progress.' : 'The progress of this job was not read so far.';
  const words = reading === 'first' ? 'Reading the progress' : (waits[statusGroup(job.status)] ?? none);
  // While it may still come, the card is as high as it will be, so that nothing under it moves then.
  const mayCome = reading === 'first' || isLive(job.status);
  const height = isLive(job.status) ? 'max-md:min-h-61' : 'max-md:min-h-48'; // the pace stands in a live one only
  return <p className={`text-fg-2 ${mayCome ? `min-h-33 ${height}` : ''}`}>{words}</p>;
}

interface FiguresProps extends Omit<ProgressCardProps, 'reading'> {
  progress: JobProgress;
  /** Read after the job had ended. */
  settled: boolean;
}

function Figures({ job, progress, settled, failuresHref }: FiguresProps) {
  const { miniBatches, files, cells } = progress;
  const live = isLive(job.status);
  const processed = miniBatches.done + miniBatches.failed;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-x-10 gap-y-3 max-md:grid max-md:grid-cols-2">
        <Figure value={formatCount(processed)} unit={`of ${formatCount(miniBatches.total)}`} label="mini-batches" />
        <Figure value={formatCount(files.succeeded)} unit={`of ${formatCount(files.total)}`} label="files scored" />
        <Figure
          value={formatCount(files.failed)}
          unit={files.failed === 1 ? 'file' : 'files'}
          tone={files.failed > 0 ? 'bad' : undefined}
          label={
            files.failed > 0 ? (
              <span className="prose-links">
                failed, see{' '}
                <Link href={failuresHref} className="underline underline-offset-2">
                  why
                </Link>
              </span>
            ) : (
              'failed'
            )
          }
        />
        {live && <Pace progress={progress} />}
      </div>
      <ProgressBar
        parts={[
          { value: miniBatches.done, tone: 'ok' },
          { value: miniBatches.failed, tone: 'bad' },
          { value: live ? miniBatches.running : 0, tone: 'run' },
        ]}
        total={miniBatches.total}
        label="Mini-batches"
        valueText={`${formatCount(processed)} of ${formatCount(miniBatches.total)} mini-batches processed`}
      />
      {cells !== '' && <CellGrid cells={cells} />}
      <Legend progress={progress} live={live} rest={restWord(live, settled)} />
    </div>
  );
}

/** A decimal says something only about slow work. */
const rate = (perMinute: number) => (perMinute < 100 ? perMinute.toFixed(1) : formatCount(perMinute));

/** The pace stands only while the job runs; without movement it says so and promises nothing. */
function Pace({ progress }: { progress: JobProgress }) {
  const now = useNow().getTime();
  const { ratePerMinute, remainingMs } = progress;
  return (
    <>
      <Figure value={ratePerMinute ? rate(ratePerMinute) : '—'} unit="a minute" label="mini-batches" />
      {remainingMs === null ? (
        <Figure value="—" unit="left" label="no pace so far" />
      ) : (
        <Figure
          value={formatDuration(remainingMs)}
          unit="left"
          label={`${aboutWhen(remainingMs, now)} ${zoneName()}`}
        />
      )}
    </>
  );
}

function Figure({
  value,
  unit,
  label,
  tone,
}: {
  value: string;
  unit: string;
  label: ReactNode;
  tone?: 'bad' | undefined;
}) {
  return (
    <div className="min-w-28">
      <div className={`text-20 font-semibold ${tone === 'bad' ? 'text-st-failed-text' : ''}`}>
        {value} <span className="text-13 font-medium tracking-normal text-fg-2">{unit}</span>
      </div>
      <div className="text-fg-2">{label}</div>
    </div>
  );
}

function Legend({ progress, live, rest }: { progress: JobProgress; live: boolean; rest: string }) {
  const { total, done, failed, running } = progress.miniBatches;
  const waiting = Math.max(0, total - done - failed - running);
  const entries = [
    { word: 'done', count: done, ground: 'bg-fill-ok' },
    ...(failed > 0 ? [{ word: 'failed', count: failed, ground: 'bg-fill-bad' }] : []),
    ...(live ? [{ word: 'running', count: running, ground: 'bg-fill-run' }] : []),
    ...(live || waiting > 0 ? [{ word: rest, count: waiting, ground: 'bg-track' }] : []),
  ];
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-12 text-fg-2" aria-label="Mini-batches by state">
      {entries.map(({ word, count, ground }) => (
        <li key={word} className="inline-flex items-center gap-1.5">
          <i aria-hidden className={`size-2.5 rounded-[2px] ${ground}`} />
          {formatCount(count)} {word}
        </li>
      ))}
    </ul>
  );
}
