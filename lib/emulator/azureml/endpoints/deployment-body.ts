import { z } from 'zod';
import type { Resource, ResourceBody } from '../../store';
import { caseless, parseBody, stringMap, word } from '../caseless';
import { invalidField, locationRequired, userError } from '../errors';
import { defaults, fileName, loggingLevel, processes, retrySettings, wholeFrom } from './settings';

const properties = caseless({
  description: z.string().nullish(),
  properties: stringMap.nullish(),
  model: caseless({ referenceType: word('Id', 'DataPath', 'OutputPath'), assetId: z.string().nullish() }).nullish(),
  codeConfiguration: caseless({ codeId: z.string().nullish(), scoringScript: z.string().min(1) }).nullish(),
  environmentId: z.string().nullish(),
  environmentVariables: stringMap.nullish(),
  compute: z.string().nullish(),
  resources: caseless({
    instanceCount: wholeFrom(1).nullish(),
    instanceType: z.string().nullish(),
    properties: z.record(z.string(), z.unknown()).nullish(),
  }).nullish(),
  errorThreshold: wholeFrom(-1).nullish(),
  retrySettings: retrySettings.nullish(),
  miniBatchSize: wholeFrom(1).nullish(),
  loggingLevel: loggingLevel.nullish(),
  maxConcurrencyPerInstance: processes.nullish(),
  outputAction: word('AppendRow', 'SummaryOnly').nullish(),
  outputFileName: fileName.nullish(),
  partitionKeys: z.array(z.string()).nullish(),
  deploymentConfiguration: caseless({ deploymentConfigurationType: z.string().nullish() }).nullish(),
});

const body = caseless({ location: z.string().nullish(), tags: stringMap.nullish(), properties });

/** The settings as Azure shows them: canonical words, defaults filled in, explicit nulls, in the recorded order. */
function withDefaults(given: z.output<typeof properties>) {
  const { maxRetries, timeout } = given.retrySettings ?? {};
  const { instanceCount, instanceType, properties: resourceProperties } = given.resources ?? {};
  return {
    description: given.description ?? null,
    properties: given.properties ?? {},
    codeConfiguration: given.codeConfiguration
      ? { codeId: given.codeConfiguration.codeId ?? null, scoringScript: given.codeConfiguration.scoringScript }
      : null,
    environmentId: given.environmentId ?? null,
    environmentVariables: given.environmentVariables ?? {},
    compute: given.compute ?? null,
    errorThreshold: given.errorThreshold ?? defaults.errorThreshold,
    retrySettings: {
      maxRetries: maxRetries ?? defaults.retrySettings.maxRetries,
      timeout: timeout ?? defaults.retrySettings.timeout,
    },
    miniBatchSize: given.miniBatchSize ?? defaults.miniBatchSize,
    loggingLevel: given.loggingLevel ?? defaults.loggingLevel,
    model: given.model ? { referenceType: given.model.referenceType, assetId: given.model.assetId ?? null } : null,
    maxConcurrencyPerInstance: given.maxConcurrencyPerInstance ?? defaults.maxConcurrencyPerInstance,
    outputAction: given.outputAction ?? defaults.outputAction,
    outputFileName: given.outputFileName ?? defaults.outputFileName,
    resources: {
      instanceCount: instanceCount ?? 1,
      instanceType: instanceType ?? null,
      // Recorded: an empty object comes back as null.
      properties: Object.keys(resourceProperties ?? {}).length > 0 ? resourceProperties : null,
    },
  };
}
export type StoredDeployment = ReturnType<typeof withDefaults>;

/** The settings of a stored deployment; one that the seed wrote with few words reads like any other. */
export const storedDeployment = (resource: Resource): StoredDeployment =>
  withDefaults(properties.parse(resource.body.properties));

/** The body of a PUT, which replaces the whole deployment with defaults filled in. Throws AzureError 400. */
export function deploymentBody(given: unknown): ResourceBody & { properties: StoredDeployment } {
  const parsed = parseBody(body, given);
  if (!parsed.location) throw locationRequired();
  const type = parsed.properties.deploymentConfiguration?.deploymentConfigurationType ?? 'Model';
  if (type.toLowerCase() !== 'model')
    throw invalidField(
      'deploymentConfiguration.deploymentConfigurationType',
      `'${type}' is neither Model nor PipelineComponent`,
    );
  if (!parsed.properties.compute) throw userError('The compute of a batch deployment is required.');
  return { location: parsed.location, tags: parsed.tags ?? {}, properties: withDefaults(parsed.properties) };
}
