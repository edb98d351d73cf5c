import type { Resource } from '../../store';
import type { Collection } from '../ids';
import { systemDataOf } from '../system-data';

/** A kind of asset: a container of versions that a PUT of a version creates. */
export type AssetCollection = Extract<Collection, 'data' | 'models' | 'codes' | 'environments' | 'components'>;

/** What surrounds the properties of a container or a version. */
export const around = (resource: Resource, properties: unknown) => ({
  id: resource.id,
  name: resource.name,
  type: resource.type,
  properties,
  systemData: systemDataOf(resource),
});
