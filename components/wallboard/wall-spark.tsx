import { sparkWords, statusLook } from '@/components/jobs';
import type { EndpointSummary } from '@/lib/contracts/api/views';

const SLOTS = 20;
const WIDTH = 132;
const HEIGHT = 38;

const colour: Partial<Record<string, string>> = {
  failed: 'var(--fill-bad)',
  'not-responding': 'var(--st-not-responding)',
  'completed-with-failures': 'var(--st-completed-with-failures)',
  running: 'var(--fill-run)',
  finalizing: 'var(--fill-run)',
};

/** The last 20 jobs, newest right: height is duration; a failed one is red, one that lost files amber, both of full height. */
export function WallSpark({ endpoint }: { endpoint: EndpointSummary }) {
  const jobs = endpoint.recentJobs.slice(-SLOTS);
  if (jobs.length === 0) return null;
  const longest = Math.max(1, ...jobs.map((job) => job.durationMs ?? 0));
  const step = WIDTH / SLOTS;
  const offset = SLOTS - jobs.length;
  return (
    <svg
      role="img"
      aria-label={sparkWords(jobs)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-[calc(38*var(--u))] w-[calc(132*var(--u))] min-w-0"
    >
      {jobs.map((job, at) => {
        const look = statusLook(job.status, job.failedFiles ?? 0);
        const isTrouble = look === 'failed' || look === 'completed-with-failures';
        const height = isTrouble ? HEIGHT : HEIGHT * Math.max(0.16, (job.durationMs ?? 0) / longest) * 0.8;
        return (
          <rect
            key={job.name}
            x={(offset + at) * step}
            y={HEIGHT - height}
            width={step * 0.7}
            height={height}
            rx={0.8}
            fill={colour[look] ?? 'var(--spark)'}
          />
        );
      })}
    </svg>
  );
}
