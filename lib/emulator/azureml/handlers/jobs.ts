import { WORKSPACE_ID } from '../../directory';
import { conflict, noSuchJob, notImplemented } from '../errors';
import { idOf } from '../ids';
import { jobUpdate } from '../jobs/job-update';
import { childJobView, jobView } from '../jobs/job-view';
import { isEnded } from '../jobs/status';
import { archivedAsked } from '../list-view';
import { deletingHeaders, operationUrl, refuseWhileDeleting, startOperation } from '../long-running';
import { pageAnswer, pageOf } from '../paging';
import type { Handler } from '../types';

/** Newest first; `jobType`, `tag` (jobs that have a tag of that name) and `listViewType` filter (contract C5). */
export const listJobs: Handler = (call, services) => {
  const [tag, isArchived, page] = [call.query('tag'), archivedAsked(call), pageOf(call)];
  // Batch scoring jobs are Pipeline jobs, and there are no others here.
  if ((call.query('jobType')?.toLowerCase() ?? 'pipeline') !== 'pipeline') return pageAnswer(call, [], null);
  const filter = { ...(tag === undefined ? {} : { tag }), ...(isArchived === undefined ? {} : { isArchived }) };
  const { items, next } = services.jobs.page(filter, page);
  return pageAnswer(
    call,
    items.map((record) => jobView(call, services, record)),
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

/** Archive and restore, tags, display name, description; a new job is not made this way here. */
export const putJob: Handler = (call, services) => {
  const record = services.jobs.get(call.param('id'));
  if (record === undefined) throw notImplemented('Jobs_CreateOrUpdate of a new job');
  const { jobName } = record.plan;
  refuseWhileDeleting(services, idOf('jobs', jobName));
  const changed = services.jobs.update(jobName, jobUpdate(record, call.body));
  return { status: 200, body: jobView(call, services, changed) };
};

/** Takes an ended job out of the history; its output and logs stay in storage. What is not there is 204. */
export const deleteJob: Handler = (call, services) => {
  const record = services.jobs.get(call.param('id'));
  if (record === undefined) return { status: 204 };
  const { jobName } = record.plan;
  if (!isEnded(record.parent.status))
    throw conflict(`The job ${jobName} is ${record.parent.status} and can not be deleted: cancel it first.`);
  const operation = startOperation(services, 'jd', 'Deleting', idOf('jobs', jobName));
  return { status: 202, body: null, headers: deletingHeaders(call, operation) };
};
