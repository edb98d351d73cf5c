import type { AssetCollection, NamedCollection } from '../contracts/api/registrations';
import { assetContainer, assetVersion, pendingUpload } from '../contracts/azureml/asset';
import { page } from '../contracts/azureml/common';
import { arm, WORKSPACE } from './operations';

/** Never older than the moment it is asked: what was registered a second ago must be found. */
const now = () => 0;

const rowsOf = (collection: AssetCollection | NamedCollection) => {
  const container = `${WORKSPACE}/${collection}/{assetName}`;
  const version = `${container}/versions/{version}`;
  return {
    list: arm(`${collection}.list`, {
      path: `${WORKSPACE}/${collection}`,
      answer: page(assetContainer),
      freshMs: () => 10_000,
    }),
    container: arm(`${collection}.container`, { path: container, answer: assetContainer, freshMs: now }),
    versions: arm(`${collection}.versions`, {
      path: `${container}/versions`,
      optional: ['$orderBy', '$top', 'hash', 'hashVersion'],
      answer: page(assetVersion),
      freshMs: now,
    }),
    version: arm(`${collection}.version`, { path: version, answer: assetVersion, freshMs: now }),
    putVersion: arm(`${collection}.putVersion`, { method: 'PUT', path: version, answer: assetVersion }),
  };
};

/** Requests for the assets that a deployment points at, a row of contract C1 each. */
export const assetOperations = {
  models: rowsOf('models'),
  environments: rowsOf('environments'),
  components: rowsOf('components'),
  codes: rowsOf('codes'),
  data: rowsOf('data'),
} as const;

/** Opens a container for one code upload (contract G). */
export const startPendingUpload = arm('startPendingUpload', {
  method: 'POST',
  path: `${WORKSPACE}/codes/{assetName}/versions/{version}/startPendingUpload`,
  answer: pendingUpload,
});
