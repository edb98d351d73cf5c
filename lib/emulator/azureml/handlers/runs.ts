import { z } from 'zod';
import { caseless, parseBody } from '../caseless';
import { artifactsOf } from '../history/artifacts';
import { experimentNamed, findRun, jobOfRun, type RunView, runOf, runsOf } from '../history/find-run';
import { placedRuns, runsOfExperiment } from '../history/placed-runs';
import { type RunQuery, runPage } from '../history/run-page';
import { experimentOf } from '../history/run-view';
import type { Call, Handler } from '../types';

const MAX_RUNS = 500;

const runData = caseless({ runId: z.string(), selectRunMetadata: z.boolean().nullish() });
type RunDataRequest = z.output<typeof runData>;
const batchRunData = caseless({
  requests: z
    .record(z.string(), runData)
    .refine((requests) => Object.keys(requests).length <= MAX_RUNS, `at most ${MAX_RUNS} runs`),
});
const runIds = caseless({ runIds: z.array(z.string()).max(MAX_RUNS) });
const text = z.string().nullish();
const query = caseless({
  filter: text,
  continuationToken: text,
  orderBy: text,
  top: z.number().int().min(1).nullish(),
});

export const getRun: Handler = (call, services) => ({ status: 200, body: jobOfRun(call, services).run });

/** `RunDetails` with `logFiles`; the SAS are new at every call. */
export const getRunDetails: Handler = async (call, services) => {
  const { run } = jobOfRun(call, services);
  const { runId, target, status, startTimeUtc, endTimeUtc, properties, tags, outputs, error, warnings } = run;
  const { parentRunId, rootRunId, runTypeV2 } = run;
  const files = await artifactsOf(call, services, runId);
  const logFiles = Object.fromEntries(files.map(({ path, contentUri }) => [path, contentUri]));
  return {
    status: 200,
    body: {
      ...{ runId, target, status, startTimeUtc, endTimeUtc, error, warnings, properties, tags },
      ...{ inputDatasets: [], outputDatasets: [], runDefinition: null, logFiles, jobCost: null },
      ...{ inputs: {}, outputs, parentRunId, rootRunId, runTypeV2, revision: 0 },
    },
  };
};

const queryOf = (call: Call): RunQuery => ({
  filter: call.query('$filter'),
  continuationToken: call.query('$continuationtoken'),
  orderBy: [call.query('$orderby'), call.query('$sortorder')].filter(Boolean).join(' '),
  top: Number.parseInt(call.query('$top') ?? '', 10) || undefined,
});

/** The steps of a job, with a link to the next page where there is one. */
export const listChildren: Handler = async (call, services) => {
  const { record, run } = jobOfRun(call, services);
  const children = runsOf(record).filter(({ parentRunId }) => parentRunId === run.runId);
  const page = await runPage(() => placedRuns(0, children), queryOf(call));
  if (page.continuationToken === undefined) return { status: 200, body: page };
  const link = new URL(call.url);
  link.searchParams.set('$continuationtoken', page.continuationToken);
  return { status: 200, body: { ...page, nextLink: link.href } };
};

/** Metadata unless the request says no to it; there is no definition to give. */
const dataOf = (run: RunView, { selectRunMetadata }: RunDataRequest) => ({
  runMetadata: selectRunMetadata === false ? null : run,
  ...{ runDefinition: null, jobSpecification: null, systemSettings: null },
});

export const getRunData: Handler = (call, services) => {
  const request = parseBody(runData, call.body);
  return { status: 200, body: dataOf(runOf(services, request.runId), request) };
};

const missing = (runId: string) => ({ error: { code: 'UserError', message: `Run ${runId} was not found` } });

/** Many runs in one read, keyed as asked; those that are not there are among the failed results. */
export const getBatchRunData: Handler = (call, services) => {
  const asked = Object.entries(parseBody(batchRunData, call.body).requests);
  const found = asked.map(([key, request]) => ({ key, request, run: findRun(services, request.runId) }));
  const successful = found.flatMap(({ key, request, run }) => (run ? [[key, dataOf(run, request)] as const] : []));
  const failed = found.flatMap(({ key, request, run }) => (run ? [] : [[key, missing(request.runId)] as const]));
  const body = { successfulResults: Object.fromEntries(successful), failedResults: Object.fromEntries(failed) };
  return { status: 200, body };
};

export const getRunsByIds: Handler = (call, services) => {
  const asked = parseBody(runIds, call.body).runIds;
  const experimentName = experimentNamed(call, services);
  const found = asked.map((runId) => {
    const record = services.jobs.findRun(runId)?.record;
    const inside = record !== undefined && experimentOf(record).toLowerCase() === experimentName;
    return { runId, run: inside ? findRun(services, runId) : undefined };
  });
  const runs = Object.fromEntries(found.flatMap(({ runId, run }) => (run ? [[runId, run] as const] : [])));
  const errors = Object.fromEntries(found.flatMap(({ runId, run }) => (run ? [] : [[runId, missing(runId)] as const])));
  return { status: 200, body: { runs, errors } };
};

/** Runs of an experiment by filter, order and page (`history/run-filter.ts`); without an order, newest job first. */
export const queryRuns: Handler = async (call, services) => {
  const experimentName = experimentNamed(call, services);
  const body = await runPage(
    (source) => (experimentName === null ? [] : runsOfExperiment(services, experimentName, source)),
    parseBody(query, call.body),
  );
  return { status: 200, body };
};
