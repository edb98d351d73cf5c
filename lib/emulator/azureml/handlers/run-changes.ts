import { z } from 'zod';
import type { JobRecord } from '../../compute/types';
import { caseless, parseBody, stringMap } from '../caseless';
import { jobOfRun, runOf } from '../history/find-run';
import { isServiceTag } from '../jobs/service-tags';
import { type Submission, submissionOf } from '../jobs/submission';
import type { Answer, Call, Handler, Services } from '../types';

const tagChange = caseless({ tagsToModify: stringMap.nullish(), tagsToDelete: z.array(z.string()).nullish() });
/** The published specification sends no names, its forerunner (1.5.0) an array of them. */
const tagNames = z.array(z.string()).nullish();

export const cancelRun: Handler = (call, services) => {
  const { record } = jobOfRun(call, services);
  services.engine.cancel(record.plan.jobName);
  return { status: 200, body: runOf(services, call.param('runId')) };
};

/** Only the parent's tags are kept: a child's are the job's. */
function retag(call: Call, services: Services, record: JobRecord, tags: Submission['tags']): Answer {
  services.jobs.update(record.plan.jobName, { submission: { ...submissionOf(record), tags } });
  return { status: 200, body: runOf(services, call.param('runId')) };
}

/** The way to change tags of a job that runs (contract C3). */
export const patchRunTags: Handler = (call, services) => {
  const { record } = jobOfRun(call, services);
  const { tagsToModify, tagsToDelete } = parseBody(tagChange, call.body);
  const kept = Object.entries(submissionOf(record).tags).filter(([tag]) => !tagsToDelete?.includes(tag));
  return retag(call, services, record, { ...Object.fromEntries(kept), ...tagsToModify });
};

/** The tags that are named, or all that are not the service's own. */
export const deleteRunTags: Handler = (call, services) => {
  const { record } = jobOfRun(call, services);
  const named = parseBody(tagNames, call.body ?? []) ?? [];
  const goes = (tag: string) => (named.length > 0 ? named.includes(tag) : !isServiceTag(tag));
  const kept = Object.entries(submissionOf(record).tags).filter(([tag]) => !goes(tag));
  return retag(call, services, record, Object.fromEntries(kept));
};
