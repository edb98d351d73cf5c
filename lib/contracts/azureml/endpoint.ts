import { z } from 'zod';
import { armResource } from './common';

const text = z.string().nullish();

/** Batch endpoint, contract H1. `scoringUri` is null until the endpoint is Succeeded. */
export const batchEndpoint = armResource(
  z.looseObject({
    description: text,
    authMode: text,
    scoringUri: text,
    swaggerUri: text,
    provisioningState: text,
    defaults: z.looseObject({ deploymentName: text }).nullish(),
    properties: z.record(z.string(), z.string().nullable()).nullish(),
  }),
);

/** What a deployment points at: `Id` (an ARM id), `DataPath` or `OutputPath`. */
const assetReference = z.looseObject({ referenceType: z.string(), assetId: text });

/** Batch deployment, model and pipeline-component kinds, contract H2 and H3. */
export const batchDeployment = armResource(
  z.looseObject({
    description: text,
    provisioningState: text,
    model: assetReference.nullish(),
    codeConfiguration: z.looseObject({ codeId: text, scoringScript: z.string() }).nullish(),
    environmentId: text,
    environmentVariables: z.record(z.string(), z.string().nullable()).nullish(),
    compute: text,
    resources: z.looseObject({ instanceCount: z.number().nullish(), instanceType: text }).nullish(),
    maxConcurrencyPerInstance: z.number().nullish(),
    miniBatchSize: z.number().nullish(),
    errorThreshold: z.number().nullish(),
    loggingLevel: text,
    outputAction: text,
    outputFileName: text,
    retrySettings: z.looseObject({ maxRetries: z.number().nullish(), timeout: text }).nullish(),
    deploymentConfiguration: z
      .looseObject({
        deploymentConfigurationType: text,
        componentId: assetReference.nullish(),
        settings: z.record(z.string(), z.string().nullable()).nullish(),
      })
      .nullish(),
    properties: z.record(z.string(), z.string().nullable()).nullish(),
  }),
);

export type BatchEndpoint = z.infer<typeof batchEndpoint>;
export type BatchDeployment = z.infer<typeof batchDeployment>;
