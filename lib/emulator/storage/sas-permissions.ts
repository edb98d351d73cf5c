import permissionsModule, {
  type AccountSasRule,
} from 'azurite/dist/src/blob/authentication/OperationAccountSASPermission.js';
import NotImplementedModule from 'azurite/dist/src/blob/errors/NotImplementedError.js';
import operationModule from 'azurite/dist/src/blob/generated/artifacts/operation.js';

const rules = permissionsModule.default;
const operations = operationModule.default;

/** Of operations that Azurite does not have: 501, which clients do not try again. */
const absent: AccountSasRule = {
  validateServices() {
    throw new NotImplementedModule.default();
  },
};

/**
 * An account SAS, and so a token too, may do what Azurite has no rule for: a batch of a container's blobs is as one of the
 * account's, and what it does not have at all is 501 (it fails with 500 at both, which clients repeat for minutes). For this
 * process, once.
 */
export function completeSasRules(): void {
  const batch = rules.get(operations.Service_SubmitBatch);
  if (batch) rules.set(operations.Container_SubmitBatch, batch);
  const known = rules.get.bind(rules);
  rules.get = (operation) => known(operation) ?? absent;
}
