import { z } from 'zod';
import { armResource } from './common';

const text = z.string().nullish();
const strings = z.record(z.string(), z.string().nullable()).nullish();

/** A job as ARM shows it (contract E): for batch jobs `jobType` is Pipeline and the child lives in run history only. */
export const job = armResource(
  z
    .looseObject({
      jobType: text,
      status: text,
      displayName: text,
      experimentName: text,
      description: text,
      tags: strings,
      properties: strings,
      isArchived: z.boolean().nullish(),
      services: z.record(z.string(), z.looseObject({ endpoint: text }).nullable()).nullish(),
    })
    .nullable(),
);

const jobInput = z.looseObject({ jobInputType: text, uri: text, value: text, mode: text });
const jobOutput = z.looseObject({ jobOutputType: text, uri: text, mode: text });

/** A batch scoring job as the scoring URI and the batch-jobs lists show it (contract D4). */
export const batchJob = armResource(
  z.looseObject({
    status: text,
    provisioningState: text,
    name: text,
    description: text,
    inputData: z.record(z.string(), jobInput).nullish(),
    outputData: z.record(z.string(), jobOutput).nullish(),
    miniBatchSize: z.number().nullish(),
    errorThreshold: z.number().nullish(),
    outputFileName: text,
    loggingLevel: text,
    compute: z.looseObject({ target: text, instanceCount: z.number().nullish() }).nullish(),
    retrySettings: z.looseObject({ maxRetries: z.number().nullish(), timeout: text }).nullish(),
    interactionEndpoints: z.record(z.string(), z.looseObject({ endpoint: text }).nullable()).nullish(),
    tags: strings,
    properties: strings,
  }),
);

export type Job = z.infer<typeof job>;
export type BatchJob = z.infer<typeof batchJob>;
