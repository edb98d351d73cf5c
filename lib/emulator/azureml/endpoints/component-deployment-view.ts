import type { Resource } from '../../store';
import { type Configuration, PREFIX, SETTING, storedComponentDeployment } from './component-deployment';

/** `deploymentConfiguration` is in previews from 2023-02-01 and in stable versions from 2024-04-01 (contract H3). */
function knowsConfiguration(apiVersion: string): boolean {
  const day = apiVersion.slice(0, 10);
  return day >= (apiVersion.length > 10 ? '2023-02-01' : '2024-04-01');
}

const nameOf = (assetId: string) => /components\/([^/]+)/i.exec(assetId)?.[1] ?? assetId.split(':').at(-2) ?? assetId;

function oldSpelling({ componentId, settings: own }: Configuration): Record<string, string> {
  const { assetId } = componentId;
  const entries = Object.entries(own ?? {}).map(([key, value]) => [`${SETTING}${key}`, value ?? ''] as const);
  return {
    [`${PREFIX}ComponentId`]: assetId,
    [`${PREFIX}Type`]: 'pipeline',
    [`${PREFIX}Name`]: nameOf(assetId),
    ...Object.fromEntries(entries),
  };
}

/** What a component deployment shows in the places of a model deployment: zeros (recorded). */
const nothing = {
  codeConfiguration: null,
  environmentId: null,
  environmentVariables: null,
  compute: null,
  errorThreshold: 0,
  retrySettings: { maxRetries: 0, timeout: 'PT0S' },
  miniBatchSize: 0,
  loggingLevel: 'Info',
  model: null,
  maxConcurrencyPerInstance: 0,
  outputAction: 'SummaryOnly',
  outputFileName: null,
  resources: { instanceCount: 1, instanceType: null, properties: null },
};

/** `properties` and tags as this api-version knows them. */
export function componentDeploymentView(resource: Resource, apiVersion: string) {
  const { description, properties: own, deploymentConfiguration } = storedComponentDeployment(resource.body.properties);
  const tags = resource.body.tags ?? {};
  if (knowsConfiguration(apiVersion))
    return { properties: { description, properties: own, ...nothing, deploymentConfiguration }, tags };
  const old = oldSpelling(deploymentConfiguration);
  return { properties: { description, properties: { ...own, ...old }, ...nothing }, tags: { ...tags, ...old } };
}
