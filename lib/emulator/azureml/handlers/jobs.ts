import type { JobRecord } from '../../compute/types';
import { WORKSPACE_ID } from '../../directory';
import { noSuchJob } from '../errors';
import { childJobView, jobView } from '../jobs/job-view';
import { submissionOf } from '../jobs/submission';
import { inView } from '../list-view';
import { operationUrl } from '../long-running';
import { pageAnswer, pageOf } from '../paging';
import type { Call, Handler, Services } from '../types';

function isAskedFor(call: Call, record: JobRecord): boolean {
  const { tags, isArchived } = submissionOf(record);
  const tag = call.query('tag');
  return inView(call, isArchived) && (tag === undefined || Object.hasOwn(tags, tag));
}

/** At least a full page of the jobs that pass the filters, as long as there are any, however many others lie between. */
function collect(call: Call, services: Services): { value: JobRecord[]; next: number | null } {
  const { limit, after } = pageOf(call);
  const value: JobRecord[] = [];
  let next: number | null = after ?? Number.MAX_SAFE_INTEGER;
  while (next !== null && value.length < limit) {
    const page = services.jobs.page({}, { limit, after: next });
    value.push(...page.items.filter((record) => isAskedFor(call, record)));
    next = page.next;
  }
  return { value, next };
}

/** Newest first; `jobType`, `tag` (jobs that have a tag of that name) and `listViewType` filter (contract C5). */
export const listJobs: Handler = (call, services) => {
  // Batch scoring jobs are Pipeline jobs, and there are no others here.
  const jobType = call.query('jobType')?.toLowerCase() ?? 'pipeline';
  const { value, next } = jobType === 'pipeline' ? collect(call, services) : { value: [], next: null };
  return pageAnswer(
    call,
    value.map((record) => jobView(call, services, record)),
    next,
  );
};

export const getJob: Handler = (call, services) => {
  const found = services.jobs.findRun(call.param('id'));
  if (found === undefined) throw noSuchJob(call.param('id'));
  const body = found.role === 'parent' ? jobView(call, services, found.record) : childJobView(found.record);
  return { status: 200, body };
};

/** 202 with Location only, body `null`; that page answers 202 until the job has ended (contract C4). */
export const cancelJob: Handler = (call, services) => {
  const found = services.jobs.get(call.param('id'));
  if (found === undefined) throw noSuchJob(call.param('id'));
  const { jobName } = found.plan;
  services.engine.cancel(jobName);
  return {
    status: 202,
    body: null,
    headers: {
      Location: operationUrl(call, 'mfeOperationResults', `jc:${WORKSPACE_ID}:${jobName}`),
      'x-ms-async-operation-timeout': 'PT1H',
    },
  };
};
