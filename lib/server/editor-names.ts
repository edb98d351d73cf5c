import 'server-only';
import { assetOperations } from '@/lib/azureml/asset-operations';
import type { AzureMlClient } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { NamedCollection } from '@/lib/contracts/api/registrations';
import type { Answer } from '@/lib/contracts/api/routes';
import { workspaceOf } from './job-runs';
import type { Call } from './route';

/** Pages read of each list: an editor that offers more names than these helps nobody. */
const PAGES = 3;

async function assetNames(azure: AzureMlClient, ws: WorkspaceRef, collection: NamedCollection) {
  const { items, partial } = await list(azure, assetOperations[collection].list, ws, { pages: PAGES });
  const shown = items.filter(({ properties }) => properties.isArchived !== true);
  const names = shown.map(({ name, properties }) => ({ name, latestVersion: properties.latestVersion ?? null }));
  return { names, partial };
}

/** Names that an editor completes: six lists at once, each cut at a few pages. */
export async function getEditorNames({ azure, params }: Call<'editorNames'>): Promise<Answer<'editorNames'>> {
  const ws = workspaceOf(params);
  const assets = (collection: NamedCollection) => assetNames(azure, ws, collection);
  const options = { pages: PAGES };
  const [models, environments, components, data, computes, endpoints] = await Promise.all([
    assets('models'),
    assets('environments'),
    assets('components'),
    assets('data'),
    list(azure, operations.computes, ws, options),
    list(azure, operations.endpoints, ws, options),
  ]);
  return {
    models: models.names,
    environments: environments.names,
    components: components.names,
    data: data.names,
    computes: computes.items.map(({ name }) => name),
    endpoints: endpoints.items.map(({ name }) => name),
    partial: [models, environments, components, data, computes, endpoints].some(({ partial }) => partial),
  };
}
