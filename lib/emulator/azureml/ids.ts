import { createHash } from 'node:crypto';
import { WORKSPACE_SCOPE } from '../directory';

/** Collections of the workspace in Azure's casing. */
export type Collection =
  | 'batchEndpoints'
  | 'codes'
  | 'components'
  | 'computes'
  | 'data'
  | 'datastores'
  | 'environments'
  | 'jobs'
  | 'models';

export const idOf = (collection: Collection, name: string) => `${WORKSPACE_SCOPE}/${collection}/${name}`;
export const deploymentId = (endpoint: string, name: string) =>
  `${idOf('batchEndpoints', endpoint)}/deployments/${name}`;
export const versionId = (collection: Collection, name: string, version: string) =>
  `${idOf(collection, name)}/versions/${version}`;

/** A guid that is always the same for the same text, for ids that Azure makes up and nobody stores. */
export function stableGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
