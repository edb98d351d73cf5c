import 'server-only';
import { assetOperations } from '@/lib/azureml/asset-operations';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { Answer } from '@/lib/contracts/api/routes';
import { publicUri } from './plain';
import type { Call } from './route';

export async function listDatastores({ azure, params }: Call<'datastores'>): Promise<Answer<'datastores'>> {
  const { items } = await list(azure, operations.datastores, params);
  const datastores = items.map(({ name, properties }) => ({
    name,
    type: properties.datastoreType ?? null,
    isDefault: properties.isDefault ?? false,
    account: properties.accountName ?? null,
    container: properties.containerName ?? null,
  }));
  return { datastores };
}

interface Container {
  name: string;
  properties: { latestVersion?: string | null; description?: string | null };
}
const containerView = ({ name, properties }: Container) => ({
  name,
  latestVersion: properties.latestVersion ?? null,
  description: properties.description ?? null,
});

export async function listData({ azure, params }: Call<'dataAssets'>): Promise<Answer<'dataAssets'>> {
  const { items } = await list(azure, operations.data, params);
  return { assets: items.map(containerView) };
}

export async function listDataVersions({ azure, params }: Call<'dataVersions'>): Promise<Answer<'dataVersions'>> {
  const { items } = await list(azure, operations.dataVersions, params);
  const versions = items.map(({ id, name, properties }) => ({
    name: params.name,
    version: name,
    dataType: properties.dataType ?? null,
    uri: publicUri(properties.dataUri),
    description: properties.description ?? null,
    id,
  }));
  return { versions };
}

export async function listModels({ azure, params }: Call<'models'>): Promise<Answer<'models'>> {
  const { items } = await list(azure, operations.models, params);
  return { assets: items.map(containerView) };
}

export async function listEnvironments({ azure, params }: Call<'environments'>): Promise<Answer<'environments'>> {
  const { items } = await list(azure, assetOperations.environments.list, params);
  return { assets: items.map(containerView) };
}

export async function listComputes({ azure, params }: Call<'computes'>): Promise<Answer<'computes'>> {
  const { items } = await list(azure, operations.computes, params);
  const computes = items.map(({ name, properties }) => ({
    name,
    type: properties.computeType ?? null,
    vmSize: properties.properties?.vmSize ?? null,
    provisioningState: properties.provisioningState ?? null,
    minNodes: properties.properties?.scaleSettings?.minNodeCount ?? null,
    maxNodes: properties.properties?.scaleSettings?.maxNodeCount ?? null,
    description: properties.description ?? null,
  }));
  return { computes };
}
