import type { JobSummary } from '@/lib/contracts/api/views';
import { type StatusGroup, statusGroup } from '@/lib/domain/job-status';

/** The choices above the jobs list. `live` and `waiting` are what an operator asks for; the others are one state. */
export const statusChoices = [
  { value: 'all', label: 'All', groups: null },
  { value: 'running', label: 'Running', groups: ['running', 'finalizing', 'cancel-requested'] },
  { value: 'waiting', label: 'Waiting', groups: ['preparing', 'queued', 'paused'] },
  { value: 'failed', label: 'Failed', groups: ['failed', 'not-responding'] },
  { value: 'completed', label: 'Completed', groups: ['completed'] },
  { value: 'canceled', label: 'Canceled', groups: ['canceled'] },
] as const satisfies readonly { value: string; label: string; groups: readonly StatusGroup[] | null }[];

export type StatusChoice = (typeof statusChoices)[number]['value'];

export interface JobFilter {
  status: StatusChoice;
  text: string;
}

/** The filter as the address carries it; an unknown word is "all". */
export function filterOfQuery(query: { get(name: string): string | null }): JobFilter {
  const status = statusChoices.find((choice) => choice.value === query.get('status'))?.value ?? 'all';
  return { status, text: query.get('q') ?? '' };
}

/** The address of a filter: only what differs from "everything". */
export function queryOfFilter(filter: JobFilter): string {
  const query = new URLSearchParams();
  if (filter.status !== 'all') query.set('status', filter.status);
  if (filter.text !== '') query.set('q', filter.text);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

const searched = (job: JobSummary) =>
  [
    job.displayName,
    job.name,
    job.endpointName,
    job.deploymentName,
    job.cause,
    job.createdBy,
    ...Object.entries(job.tags).flat(),
  ]
    .join('\n')
    .toLowerCase();

function hasStatus(job: JobSummary, choice: StatusChoice): boolean {
  const groups: readonly StatusGroup[] | null | undefined = statusChoices.find(
    (entry) => entry.value === choice,
  )?.groups;
  return !groups || groups.includes(statusGroup(job.status));
}

/** Every word of the text must stand somewhere in the job: its names, endpoint, deployment, cause, person or tags. */
export function filterJobs(jobs: readonly JobSummary[], filter: JobFilter): JobSummary[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return jobs.filter((job) => hasStatus(job, filter.status) && words.every((word) => searched(job).includes(word)));
}

/** How many jobs each choice would show, whatever the text. */
export function countByChoice(jobs: readonly JobSummary[]): Record<StatusChoice, number> {
  const counts = { all: 0, running: 0, waiting: 0, failed: 0, completed: 0, canceled: 0 };
  for (const choice of statusChoices) counts[choice.value] = jobs.filter((job) => hasStatus(job, choice.value)).length;
  return counts;
}
