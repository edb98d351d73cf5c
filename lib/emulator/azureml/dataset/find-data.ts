import { WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { idOf, versionId } from '../ids';
import { parseReference } from '../references';
import type { Services } from '../types';
import { latestVersion } from '../versions';

/** Data that belongs to a run only: ARM does not list it. */
export const unregisteredId = (name: string) => `${WORKSPACE_SCOPE}/unregisteredData/${name}`;

/** The version behind an asset id in any form, registered or not. */
export function findData({ resources }: Services, assetId: string): { name: string; version: Resource } | undefined {
  const reference = parseReference(assetId, 'data');
  if (reference?.kind !== 'asset' || reference.collection !== 'data') return undefined;
  const { name } = reference;
  const version = reference.version ?? latestVersion(resources, idOf('data', name)) ?? '1';
  const found =
    resources.get(versionId('data', name, version)) ?? resources.get(`${unregisteredId(name)}/versions/${version}`);
  return found && { name, version: found };
}
