import type { BatchDeployment } from '@/lib/contracts/azureml/endpoint';

export interface PipelineDeployment {
  /** ARM id of the pipeline component; null where Azure does not say. */
  componentId: string | null;
  defaultCompute: string | null;
}

const OLD = 'ComponentDeployment.';

/**
 * A pipeline component's deployment, by its configuration or by the older spelling of it (contract H3); null for a model
 * deployment.
 */
export function pipelineOfDeployment(properties: BatchDeployment['properties']): PipelineDeployment | null {
  const { deploymentConfiguration: configuration, properties: own } = properties;
  if (configuration?.deploymentConfigurationType === 'PipelineComponent') {
    const { componentId, settings } = configuration;
    return { componentId: componentId?.assetId ?? null, defaultCompute: settings?.default_compute ?? null };
  }
  if (!Object.keys(own ?? {}).some((key) => key.startsWith(OLD))) return null;
  return {
    componentId: own?.[`${OLD}ComponentId`] ?? null,
    defaultCompute: own?.[`${OLD}Settings.default_compute`] ?? properties.compute ?? null,
  };
}
