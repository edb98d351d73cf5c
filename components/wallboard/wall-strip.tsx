import type { CSSProperties, ReactNode } from 'react';
import { StatusIcon } from '@/components/jobs';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { formatClock } from '@/lib/domain/format';
import { type EndedJob, endedLast, endedWords } from './ended-last';
import { RunningBar, type RunningJob } from './running-bar';
import { runningWords } from './wall-words';

/** So many lines fit in the strip of the wall: three, in two columns; five ended ones where few tiles leave it room. */
const RUNNING_MOST = 6;
const ENDED_MOST = 3;
const ENDED_MOST_ROOMY = 5;

export interface WallStripProps {
  running: readonly RunningJob[];
  endpoints: readonly EndpointSummary[];
  scale: number;
  isStale: boolean;
}

/** Under the tiles: what runs now with its progress, and what ended last. */
export function WallStrip({ running, endpoints, scale, isStale }: WallStripProps) {
  const ended = endedLast(endpoints, scale === 1 ? ENDED_MOST : ENDED_MOST_ROOMY);
  const unit: CSSProperties & { '--u': string } = { '--u': `calc(var(--wall-u) * ${scale})` };
  const height = scale === 1 ? 'h-[calc(144*var(--u))] shrink-0' : 'flex-1';
  return (
    <div
      style={unit}
      className={`grid min-h-0 grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] gap-[calc(10*var(--wall-u))] ${height}`}
    >
      <Panel title={runningTitle(running.length)}>
        {running.length === 0 && <p className="text-fg-3">No job runs or waits.</p>}
        <ul
          className={`grid ${scale === 1 ? 'grid-cols-2' : 'grid-cols-[minmax(0,1fr)]'} gap-x-[calc(32*var(--u))] gap-y-[calc(4*var(--u))]`}
        >
          {running.slice(0, RUNNING_MOST).map((job) => (
            <RunningLine key={job.name} job={job} isStale={isStale} />
          ))}
        </ul>
      </Panel>
      <Panel title="Ended last">
        {ended.length === 0 && <p className="text-fg-3">No job has ended so far.</p>}
        <ul className="grid gap-[calc(2*var(--u))]">
          {ended.map((job) => (
            <EndedLine key={job.name} job={job} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function runningTitle(count: number): string {
  if (count === 0) return 'Running now';
  const more = count > RUNNING_MOST ? `, ${RUNNING_MOST} shown` : '';
  return `Running now, ${count} ${count === 1 ? 'job' : 'jobs'}${more}`;
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 overflow-hidden rounded-[calc(10*var(--u))] border border-border bg-surface px-[calc(16*var(--u))] py-[calc(8*var(--u))] text-[calc(20*var(--u))]/[calc(28*var(--u))]">
      <h2 className="mb-[calc(4*var(--u))] text-[calc(18*var(--u))]/[calc(24*var(--u))] font-semibold text-fg-2">
        {title}
      </h2>
      {children}
    </section>
  );
}

function RunningLine({ job, isStale }: { job: RunningJob; isStale: boolean }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_calc(120*var(--u))_calc(124*var(--u))] items-center gap-[calc(14*var(--u))] whitespace-nowrap">
      <span className="truncate">
        <b className="font-medium">{job.displayName}</b> <span className="text-fg-3">{job.endpointName}</span>
      </span>
      <RunningBar job={job} isStale={isStale} />
      <span className="text-right text-fg-2">{runningWords(job, job.progress)}</span>
    </li>
  );
}

function EndedLine({ job }: { job: EndedJob }) {
  return (
    <li className="grid grid-cols-[calc(22*var(--u))_calc(64*var(--u))_minmax(0,1fr)] items-center gap-[calc(10*var(--u))] whitespace-nowrap">
      <StatusIcon status={job.status} failures={job.filesLost} size="calc(20 * var(--u))" />
      <span className="text-fg-2">{formatClock(job.endedAt ?? '').slice(0, 5)}</span>
      <span className="truncate">
        {job.displayName} <span className="text-fg-2">{endedWords(job)}</span>
      </span>
    </li>
  );
}
