'use client';

import { TimeText } from '@/components/layout';
import type { Column } from '@/components/ui/virtual-table';
import { useNow } from '@/lib/client/now';
import type { JobSummary } from '@/lib/contracts/api/views';
import { jobDuration } from './job-times';
import { jobTitle } from './job-words';
import { ListedCause, ListedStatus, MiniBatches } from './listed-figures';

/** `endpoint` names endpoint and deployment, `deployment` the deployment alone, `known` neither: the page says it. */
export type JobsWhere = 'endpoint' | 'deployment' | 'known';

/** Ticks on its own, so that a second passing redraws one cell and not the table. */
export function Duration({ job }: { job: JobSummary }) {
  const now = useNow();
  return <span className="whitespace-nowrap">{jobDuration(job, now.getTime())}</span>;
}

const JobName = ({ job }: { job: JobSummary }) => <span title={job.name}>{jobTitle(job)}</span>;

export function Where({ job, where }: { job: JobSummary; where: JobsWhere }) {
  const deployment = job.deploymentName ?? '—';
  if (where === 'known') return null;
  if (where === 'deployment') return <span className="mono block truncate">{deployment}</span>;
  return (
    <span className="block truncate">
      {job.endpointName ?? '—'}
      {job.endpointName && <span className="text-fg-3"> / {deployment}</span>}
    </span>
  );
}

export const started = (job: JobSummary) => <TimeText instant={job.startedAt ?? job.createdAt} />;

const status: Column<JobSummary> = {
  key: 'status',
  header: 'Status',
  width: '228px',
  cell: (job) => <ListedStatus job={job} />,
};

const ends = (hideMiniBatchesBelow: 900 | 1320): Column<JobSummary>[] => [
  {
    key: 'mini-batches',
    header: 'Mini-batches',
    width: '120px',
    align: 'right',
    hideBelow: hideMiniBatchesBelow,
    cell: (job) => <MiniBatches job={job} />,
  },
  {
    key: 'duration',
    header: 'Duration',
    width: '92px',
    align: 'right',
    hideBelow: 900,
    cell: (job) => <Duration job={job} />,
  },
  { key: 'started', header: 'Started', width: '92px', align: 'right', cell: started },
];

/** The whole page is the list's: one line a job, its cause beside its name. */
const wide: Column<JobSummary>[] = [
  status,
  { key: 'job', header: 'Job', width: '18%', cell: (job) => <JobName job={job} />, rowLink: true },
  {
    key: 'cause',
    header: 'First cause or wait',
    cell: (job) => <ListedCause job={job} className="block truncate text-fg-2" />,
  },
  {
    key: 'where',
    header: 'Endpoint and deployment',
    width: '18%',
    hideBelow: 1100,
    cell: (job) => <Where job={job} where="endpoint" />,
  },
  ...ends(1320),
];

const startedBy = ({ createdBy, name }: JobSummary) => (createdBy ? `by ${createdBy}` : name);

/** A card beside others: the cause stands under the name. */
const narrow = (where: 'deployment' | 'known'): Column<JobSummary>[] => [
  status,
  {
    key: 'job',
    header: 'Job',
    cell: (job) => <JobName job={job} />,
    sub: (job) => <ListedCause job={job} className="block truncate" otherwise={startedBy(job)} />,
    rowLink: true,
  },
  ...(where === 'known'
    ? []
    : [
        {
          key: 'where',
          header: 'Deployment',
          width: '128px',
          hideBelow: 1320 as const,
          cell: (job: JobSummary) => <Where job={job} where={where} />,
        },
      ]),
  ...ends(900),
];

export const columns = { endpoint: wide, deployment: narrow('deployment'), known: narrow('known') };
