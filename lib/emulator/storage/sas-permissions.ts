import accountModule from 'azurite/dist/src/blob/authentication/OperationAccountSASPermission.js';
import serviceModule, { type SasRule } from 'azurite/dist/src/blob/authentication/OperationBlobSASPermission.js';
import NotImplementedModule from 'azurite/dist/src/blob/errors/NotImplementedError.js';
import operationModule from 'azurite/dist/src/blob/generated/artifacts/operation.js';

const rulesOfAccountSas = accountModule.default;
const { OPERATION_BLOB_SAS_BLOB_PERMISSIONS: rulesOfBlobSas } = serviceModule;
const { OPERATION_BLOB_SAS_CONTAINER_PERMISSIONS: rulesOfContainerSas } = serviceModule;
const operations = operationModule.default;

function refuse(): never {
  throw new NotImplementedModule.default();
}
/** Of operations that Azurite does not have: 501, which clients do not try again. */
const absent: SasRule = { validateServices: refuse, validatePermissions: refuse };

/**
 * Gives a rule to every operation that a SAS, or a token, may be used for: a batch of a container's blobs is as one of the
 * account's, and what Azurite does not have at all is 501. Without a rule it fails with 500, which clients repeat for
 * minutes. For this process, once.
 */
export function completeSasRules(): void {
  const batch = rulesOfAccountSas.get(operations.Service_SubmitBatch);
  if (batch) rulesOfAccountSas.set(operations.Container_SubmitBatch, batch);
  for (const rules of [rulesOfAccountSas, rulesOfBlobSas, rulesOfContainerSas]) {
    const known = rules.get.bind(rules);
    rules.get = (operation) => known(operation) ?? absent;
  }
}
