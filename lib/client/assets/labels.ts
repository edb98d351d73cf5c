import { namedCollection } from '@/lib/contracts/api/registrations';
import type { WantedLabel } from '@/lib/domain/local-assets/wanted';
import type { AssetApi } from './asset-api';
import { AssetProblem } from './problem';

/**
 * The version that a label stands for: the workspace's latest for `latest`, which is the only label Azure's clients resolve.
 * Throws AssetProblem where there is no such asset or label.
 */
export async function latestOf(api: AssetApi, { type, name, label }: WantedLabel): Promise<string> {
  const collection = namedCollection.parse(type);
  const asked = `${name}@${label}`;
  if (label !== 'latest')
    throw new AssetProblem(`Asset ${name} with version label ${label} does not exist in workspace.`, asked);
  const container = await api.container({ collection, name });
  if (!container?.latestVersion) throw new AssetProblem(`Asset ${name} does not exist in workspace.`, asked);
  return container.latestVersion;
}
