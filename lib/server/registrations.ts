import 'server-only';
import { assetOperations } from '@/lib/azureml/asset-operations';
import { AzureError } from '@/lib/azureml/errors';
import { resource } from '@/lib/contracts/api/resources';
import type { Answer } from '@/lib/contracts/api/routes';
import { scopeOf } from './caller';
import { workspaceOf } from './job-runs';
import { processWide } from './process-wide';
import type { Call } from './route';

/** Versions of one asset that an editor offers at most. */
const OFFERED = 50;

/** Null where Azure answers 404. */
async function orNone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AzureError && error.status === 404) return null;
    throw error;
  }
}

/** The container of an asset: which version is the latest, which the next. */
export async function getAssetContainer({ azure, params }: Call<'assetContainer'>): Promise<Answer<'assetContainer'>> {
  const operation = assetOperations[params.collection].container;
  const found = await orNone(azure.send(operation, { ...workspaceOf(params), assetName: params.name }));
  if (!found) return { container: null };
  const { latestVersion, nextVersion } = found.value.properties;
  return { container: { latestVersion: latestVersion ?? null, nextVersion: nextVersion ?? null } };
}

/** Names of an asset's versions, the newest first. */
export async function listAssetVersions({ azure, params }: Call<'assetVersions'>): Promise<Answer<'assetVersions'>> {
  const operation = assetOperations[params.collection].versions;
  const query = { $orderBy: 'createdtime desc', $top: String(OFFERED) };
  const found = await orNone(azure.read(operation, { ...workspaceOf(params), assetName: params.name }, { query }));
  return { versions: (found?.value.value ?? []).slice(0, OFFERED).map(({ name }) => name) };
}

export async function getAssetVersion({ azure, params }: Call<'assetVersion'>): Promise<Answer<'assetVersion'>> {
  const { collection, name, version } = params;
  const place = { ...workspaceOf(params), assetName: name, version };
  const found = await orNone(azure.send(assetOperations[collection].version, place));
  return { resource: found && resource.parse(found.value) };
}

/** Registers a version. What may not change of one that is there, Azure refuses itself. */
export async function putAssetVersion({
  azure,
  params,
  body,
}: Call<'putAssetVersion'>): Promise<Answer<'putAssetVersion'>> {
  const { collection, name, version } = params;
  const place = { ...workspaceOf(params), assetName: name, version };
  try {
    const { value } = await azure.write(assetOperations[collection].putVersion, place, body);
    return { id: value.id };
  } finally {
    processWide().snapshots.forget(scopeOf(params));
  }
}
