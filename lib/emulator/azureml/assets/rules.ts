import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../store';
import { assetPathFixed, dataVersionExists, userError, versionFixed } from '../errors';
import { versionProperties } from './bodies';
import { asJson } from './conda-file';
import type { AssetCollection } from './shape';

/** The published pattern of names, with the dot that versions such as `1.0.1` hold. */
const NAME = /^[a-zA-Z0-9][\w.-]{0,254}$/;

/** Throws AzureError 400. */
export function checkAssetName(name: string): void {
  if (!NAME.test(name))
    throw userError(
      `The name '${name}' is not valid: letters, digits, '.', '-' and '_', at most 255, the first no sign.`,
    );
}

/** A data container states the type of all its versions. Throws AzureError 400. */
export function checkContainerType(container: Resource, dataType: unknown): void {
  const own = container.body.properties.dataType;
  if (own === undefined || dataType === undefined || own === dataType) return;
  throw userError(
    `The data container '${container.name}' holds ${String(own)} and can not take ${String(dataType)}: use another name.`,
  );
}

/** What of a version can never change: jobs and deployments that name it must find what they were made for. */
const fixed: Record<AssetCollection, readonly string[]> = {
  data: ['dataUri'],
  models: ['modelUri'],
  codes: ['codeUri'],
  environments: ['image', 'condaFile', 'build', 'osType'],
  components: ['componentSpec'],
};

/**
 * What of a field counts: URIs are the same in either casing of `resourceGroups` and with or without a last slash, conda
 * files by their content.
 */
function plain(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  if (field === 'condaFile') return asJson(value);
  return value.replace(/\/resourcegroups\//i, '/resourcegroups/').replace(/\/+$/, '');
}

const refusals: Record<AssetCollection, (name: string) => Error> = {
  data: dataVersionExists,
  models: assetPathFixed,
  codes: assetPathFixed,
  environments: (name) => versionFixed('environment', name),
  components: (name) => versionFixed('component', name),
};

/** A PUT on a version that is there may say anew its description, tags, properties and archive mark. Throws AzureError. */
export function checkUnchanged(collection: AssetCollection, existing: Resource, given: Record<string, unknown>): void {
  const before = versionProperties(collection, existing.body.properties);
  const after = versionProperties(collection, given);
  const changed = fixed[collection].filter(
    (field) => !isDeepStrictEqual(plain(field, before[field]), plain(field, after[field])),
  );
  if (changed.length > 0) throw refusals[collection](existing.name);
}
