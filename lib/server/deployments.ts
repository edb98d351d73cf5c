import 'server-only';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { Answer } from '@/lib/contracts/api/routes';
import type { DeploymentView } from '@/lib/contracts/api/views';
import type { BatchDeployment } from '@/lib/contracts/azureml/endpoint';
import { assetOfId } from '@/lib/domain/reference';
import { settingsOfDeployment } from '@/lib/domain/settings';
import { instantOf, lastSegment, strings } from './plain';
import type { Call } from './route';

type Properties = BatchDeployment['properties'];

/** A pipeline component's deployment is known by its configuration, or by the older spelling of it (contract H3). */
const isPipeline = ({ deploymentConfiguration, properties }: Properties) =>
  deploymentConfiguration?.deploymentConfigurationType === 'PipelineComponent' ||
  Object.keys(properties ?? {}).some((key) => key.startsWith('ComponentDeployment.'));

function codeOf({ codeConfiguration }: Properties): DeploymentView['code'] {
  if (!codeConfiguration) return null;
  const { codeId, scoringScript } = codeConfiguration;
  return { name: (codeId && assetOfId(codeId)?.name) ?? lastSegment(codeId) ?? '', scoringScript };
}

function environmentOf({ environmentId }: Properties): string | null {
  const asset = environmentId ? assetOfId(environmentId) : null;
  return asset ? [asset.name, asset.version].filter(Boolean).join(':') : (environmentId ?? null);
}

function modelOf({ model }: Properties): DeploymentView['model'] {
  const id = model?.assetId;
  return id ? (assetOfId(id) ?? { name: lastSegment(id) ?? id, version: null, id }) : null;
}

function viewOf(deployment: BatchDeployment, defaultName: string | null): DeploymentView {
  const { properties, systemData } = deployment;
  return {
    id: deployment.id,
    name: deployment.name,
    traffic: deployment.name === defaultName ? 100 : 0,
    kind: isPipeline(properties) ? 'pipeline' : 'model',
    provisioningState: properties.provisioningState ?? 'Unknown',
    description: properties.description ?? null,
    model: modelOf(properties),
    code: codeOf(properties),
    environment: environmentOf(properties),
    compute: lastSegment(properties.compute),
    settings: settingsOfDeployment(properties),
    environmentVariables: strings(properties.environmentVariables),
    tags: strings(deployment.tags),
    createdAt: instantOf(systemData?.createdAt),
    modifiedAt: instantOf(systemData?.lastModifiedAt),
  };
}

/** Deployments of an endpoint; which of them is the default one stands in the endpoint (DESIGN decision 5). */
export async function listDeployments({ azure, params }: Call<'deployments'>): Promise<Answer<'deployments'>> {
  const [endpoint, { items }] = await Promise.all([
    azure.read(operations.endpoint, params),
    list(azure, operations.deployments, params),
  ]);
  const defaultName = endpoint.value.properties.defaults?.deploymentName ?? null;
  return { deployments: items.map((deployment) => viewOf(deployment, defaultName)) };
}
