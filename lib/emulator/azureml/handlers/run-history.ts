import { z } from 'zod';
import type { JobRecord } from '../../compute/types';
import { ARTIFACT_CONTAINER } from '../../directory';
import { caseless, parseBody, stringMap } from '../caseless';
import { runNotFound } from '../errors';
import { type Role, runView, stateOf } from '../history/run-view';
import { submissionOf } from '../jobs/submission';
import { blobBase } from '../sas';
import type { Call, Handler, Services } from '../types';

/** Life of a log file's SAS: what Azure's own client gives one for the same purpose (contract F1). */
const LOG_MINUTES = 30;
const MAX_RUNS = 500;

const runData = caseless({ runId: z.string() });
const batchRunData = caseless({
  requests: z
    .record(z.string(), caseless({ runId: z.string() }))
    .refine((requests) => Object.keys(requests).length <= MAX_RUNS, `at most ${MAX_RUNS} runs`),
});
const tagChange = caseless({ tagsToModify: stringMap.nullish(), tagsToDelete: z.array(z.string()).nullish() });

function findRun(services: Services, runId: string) {
  const found = services.jobs.findRun(runId);
  const state = found === undefined ? null : stateOf(found.record, found.role);
  return found === undefined || state === null ? undefined : runView(found.record, found.role, state);
}

function runOf(services: Services, runId: string) {
  const run = findRun(services, runId);
  if (run === undefined) throw runNotFound(runId);
  return run;
}

/** Every file that the run has written so far, by relative name, as a SAS URL on the caller's scheme. */
async function logFilesOf(call: Call, services: Services, runId: string): Promise<Record<string, string>> {
  const folder = `ExperimentRun/dcid.${runId}/`;
  const base = blobBase(call.base, services.blobBaseUrl);
  const files: Record<string, string> = {};
  for await (const { name } of services.blobs.list(ARTIFACT_CONTAINER, folder))
    files[name.slice(folder.length)] = services.blobs.sasUrl(ARTIFACT_CONTAINER, name, base, LOG_MINUTES);
  return files;
}

export const getRun: Handler = (call, services) => ({ status: 200, body: runOf(services, call.param('runId')) });

/** `RunDetails` with `logFiles`; the SAS are new at every call. */
export const getRunDetails: Handler = async (call, services) => {
  const run = runOf(services, call.param('runId'));
  const { runId, target, status, startTimeUtc, endTimeUtc, properties, tags, outputs, error, warnings } = run;
  const { parentRunId, rootRunId, runTypeV2 } = run;
  const logFiles = await logFilesOf(call, services, runId);
  return {
    status: 200,
    body: {
      ...{ runId, target, status, startTimeUtc, endTimeUtc, error, warnings, properties, tags },
      ...{ inputDatasets: [], outputDatasets: [], runDefinition: null, logFiles, jobCost: null },
      ...{ inputs: {}, outputs, parentRunId, rootRunId, runTypeV2, revision: 0 },
    },
  };
};

/** Runs below the job, by name: of a pipeline its steps. */
const childNames = ({ pipeline, childName }: JobRecord['plan']) =>
  pipeline ? pipeline.steps.map(({ runName }) => runName) : [childName];

/** The scoring of a batch job, or the steps of a pipeline that have begun. */
export const listChildren: Handler = (call, services) => {
  const parent = services.jobs.findRun(call.param('runId'));
  if (parent === undefined) throw runNotFound(call.param('runId'));
  const names = parent.role === 'parent' ? childNames(parent.record.plan) : [];
  const children = names.map((name) => findRun(services, name)).filter((child) => child !== undefined);
  return { status: 200, body: { value: children } };
};

const dataOf = (run: NonNullable<ReturnType<typeof findRun>>) => ({
  runMetadata: run,
  runDefinition: null,
  jobSpecification: null,
  systemSettings: null,
});

export const getRunData: Handler = (call, services) => ({
  status: 200,
  body: dataOf(runOf(services, parseBody(runData, call.body).runId)),
});

/** Many runs in one read, keyed as asked; those that are not there are among the failed results. */
export const getBatchRunData: Handler = (call, services) => {
  const asked = Object.entries(parseBody(batchRunData, call.body).requests);
  const found = asked.map(([key, { runId }]) => ({ key, runId, run: findRun(services, runId) }));
  const successful = found.flatMap(({ key, run }) => (run === undefined ? [] : [[key, dataOf(run)] as const]));
  const failed = found.flatMap(({ key, runId, run }) =>
    run === undefined ? [[key, { error: { code: 'UserError', message: `Run ${runId} was not found` } }] as const] : [],
  );
  const body = { successfulResults: Object.fromEntries(successful), failedResults: Object.fromEntries(failed) };
  return { status: 200, body };
};

function jobOfRun(call: Call, services: Services): { record: JobRecord; role: Role } {
  const found = services.jobs.findRun(call.param('runId'));
  if (found === undefined) throw runNotFound(call.param('runId'));
  return found;
}

export const cancelRun: Handler = (call, services) => {
  const { record } = jobOfRun(call, services);
  services.engine.cancel(record.plan.jobName);
  return { status: 200, body: runOf(services, call.param('runId')) };
};

/** The way to change tags of a job that runs (contract C3). Only the parent's are kept. */
export const patchRunTags: Handler = (call, services) => {
  const { record } = jobOfRun(call, services);
  const { tagsToModify, tagsToDelete } = parseBody(tagChange, call.body);
  const submission = submissionOf(record);
  const kept = Object.entries(submission.tags).filter(([tag]) => !tagsToDelete?.includes(tag));
  const tags = { ...Object.fromEntries(kept), ...tagsToModify };
  services.jobs.update(record.plan.jobName, { submission: { ...submission, tags } });
  return { status: 200, body: { tags } };
};
