'use client';

import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { useNow } from '@/lib/client/now';
import type { JobDetail, JobProgress, TimelineStep } from '@/lib/contracts/api/views';
import { formatClock, formatDuration, formatInstant } from '@/lib/domain/format';
import { isTerminal, statusWord } from '@/lib/domain/job-status';
import { aboutWhen, zoneName } from './job-times';
import { StatusBadge } from './status-badge';
import { StatusIcon } from './status-icon';

export interface TimelineCardProps {
  job: JobDetail;
  progress: JobProgress | null;
}

type Phase = 'passed' | 'present' | 'coming';

/** The states in order with when they began and how long they took; the child run stands at the foot. */
export function TimelineCard({ job, progress }: TimelineCardProps) {
  const reached = job.timeline.findLastIndex((step) => step.at !== null);
  return (
    <Card title="Timeline" aside={zoneName()} flush>
      <ol className="p-4 pb-2" aria-label="States of the job">
        {job.timeline.map((step, at) => (
          <Step
            key={`${step.status}-${step.at ?? at}`}
            step={step}
            phase={at > reached ? 'coming' : at === reached && !isTerminal(step.status) ? 'present' : 'passed'}
            isLast={at === job.timeline.length - 1}
            isEnd={isTerminal(step.status)}
            remainingMs={progress?.remainingMs ?? null}
          />
        ))}
      </ol>
      {job.child && <Child child={job.child} />}
    </Card>
  );
}

function Child({ child }: { child: NonNullable<JobDetail['child']> }) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-2 border-t border-border px-4 py-2 text-12">
      <span className="text-fg-2">Child run</span>
      <span className="mono" title={child.name}>
        {child.displayName}
      </span>
      <span className="ml-auto">
        <StatusBadge status={child.status} />
      </span>
    </div>
  );
}

interface StepProps {
  step: TimelineStep;
  phase: Phase;
  isLast: boolean;
  isEnd: boolean;
  remainingMs: number | null;
}

function Step({ step, phase, isLast, isEnd, remainingMs }: StepProps) {
  return (
    <li
      className="relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 pb-2.5"
      aria-current={phase === 'present' ? 'step' : undefined}
    >
      {!isLast && <i aria-hidden className="absolute top-5.5 bottom-0 left-[7.5px] w-px bg-border-strong" />}
      <span className="pt-0.5">
        <StepIcon step={step} phase={phase} isEnd={isEnd} />
      </span>
      <span className="min-w-0">
        <span className={phase === 'coming' ? 'text-fg-3' : 'font-medium'}>{statusWord(step.status)}</span>
        {phase === 'coming' && <span className="sr-only"> to come</span>}
        {!isEnd && (
          <span className="block min-h-4 text-12 text-fg-2">
            <Spent step={step} phase={phase} />
          </span>
        )}
      </span>
      <When step={step} isEnd={isEnd} remainingMs={remainingMs} />
    </li>
  );
}

/** Passed states get the check, whatever they were called; the end keeps its own shape. */
function StepIcon({ step, phase, isEnd }: { step: TimelineStep; phase: Phase; isEnd: boolean }): ReactNode {
  if (phase === 'coming') return <StatusIcon status={step.status} plain still className="text-fg-3" />;
  if (phase === 'present' || isEnd) return <StatusIcon status={step.status} />;
  return <StatusIcon status="Completed" />;
}

function Spent({ step, phase }: { step: TimelineStep; phase: Phase }) {
  const now = useNow().getTime();
  if (phase === 'present' && step.at) return <>{formatDuration(now - Date.parse(step.at))} so far</>;
  return step.durationMs === null ? null : formatDuration(step.durationMs);
}

function When({ step, isEnd, remainingMs }: { step: TimelineStep; isEnd: boolean; remainingMs: number | null }) {
  const now = useNow().getTime();
  if (step.at)
    return (
      <time dateTime={step.at} title={formatInstant(step.at)} className="text-fg-2">
        {formatClock(step.at)}
      </time>
    );
  return <span className="text-12 text-fg-3">{isEnd && remainingMs !== null ? aboutWhen(remainingMs, now) : ''}</span>;
}
