import 'server-only';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { Answer } from '@/lib/contracts/api/routes';
import type { DeploymentView } from '@/lib/contracts/api/views';
import type { BatchDeployment } from '@/lib/contracts/azureml/endpoint';
import { pipelineOfDeployment } from '@/lib/domain/pipeline-deployment';
import { assetOfId } from '@/lib/domain/reference';
import { noSettings, settingsOfDeployment } from '@/lib/domain/settings';
import { instantOf, lastSegment, strings } from './plain';
import type { Call } from './route';

type Properties = BatchDeployment['properties'];

function codeOf({ codeConfiguration }: Properties): DeploymentView['code'] {
  if (!codeConfiguration) return null;
  const { codeId, scoringScript } = codeConfiguration;
  return { name: (codeId && assetOfId(codeId)?.name) ?? lastSegment(codeId) ?? '', scoringScript };
}

function environmentOf({ environmentId }: Properties): string | null {
  const asset = environmentId ? assetOfId(environmentId) : null;
  return asset ? [asset.name, asset.version].filter(Boolean).join(':') : (environmentId ?? null);
}

const assetNamed = (id: string | null | undefined): DeploymentView['model'] =>
  id ? (assetOfId(id) ?? { name: lastSegment(id) ?? id, version: null, id }) : null;

function viewOf(deployment: BatchDeployment, defaultName: string | null): DeploymentView {
  const { properties, systemData } = deployment;
  const pipeline = pipelineOfDeployment(properties);
  return {
    id: deployment.id,
    name: deployment.name,
    traffic: deployment.name === defaultName ? 100 : 0,
    kind: pipeline ? 'pipeline' : 'model',
    provisioningState: properties.provisioningState ?? 'Unknown',
    description: properties.description ?? null,
    model: assetNamed(properties.model?.assetId),
    component: assetNamed(pipeline?.componentId),
    code: codeOf(properties),
    environment: environmentOf(properties),
    compute: lastSegment(pipeline?.defaultCompute ?? properties.compute),
    settings: pipeline ? noSettings : settingsOfDeployment(properties),
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
