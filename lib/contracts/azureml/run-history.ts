import { z } from 'zod';

const text = z.string().nullish();
const strings = z.record(z.string(), z.string().nullable()).nullish();

/** A run's error can be nested (`error.error.message`); the SDK unwraps it the same way (contract C6). */
const runError = z.looseObject({
  error: z
    .looseObject({ code: text, message: text, error: z.looseObject({ code: text, message: text }).nullish() })
    .nullish(),
});

/** Run history's `Run` (contract C3): the only place that knows the child `batchscoring`. */
export const run = z.looseObject({
  runId: z.string(),
  rootRunId: text,
  parentRunId: text,
  experimentId: text,
  status: text,
  createdUtc: text,
  startTimeUtc: text,
  endTimeUtc: text,
  name: text,
  displayName: text,
  target: text,
  createdBy: z.looseObject({ userName: text, userObjectId: text }).nullish(),
  properties: strings,
  tags: strings,
  error: runError.nullish(),
  warnings: z.array(z.looseObject({ source: text, message: text })).nullish(),
  outputs: z.record(z.string(), z.looseObject({ assetId: text, type: text })).nullish(),
});

/** `runs/{id}/details`: `logFiles` maps a relative name to a full SAS URL that expires (contract F1). */
export const runDetails = z.looseObject({
  runId: z.string(),
  status: text,
  startTimeUtc: text,
  endTimeUtc: text,
  properties: strings,
  error: runError.nullish(),
  warnings: z.array(z.looseObject({ source: text, message: text })).nullish(),
  logFiles: z.record(z.string(), z.string()).nullish(),
});

export const runPage = z.looseObject({ value: z.array(run), continuationToken: text, nextLink: text });
export const runData = z.looseObject({ runMetadata: run });
/** `POST batchrundata` with `{requests: {key: {runId, selectRunMetadata}}}`: many runs in one read (run history's published spec). */
export const batchRunData = z.looseObject({
  successfulResults: z.record(z.string(), runData).nullish(),
  failedResults: z.record(z.string(), z.unknown()).nullish(),
});

/** `dataversion/batchGetResolvedUris`: asset id → datastore URI. */
export const resolvedUris = z.looseObject({
  values: z.record(z.string(), z.looseObject({ uri: text, type: text })),
});

export type Run = z.infer<typeof run>;
export type RunDetails = z.infer<typeof runDetails>;
