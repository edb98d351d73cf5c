import type { ApiFaults } from '../azureml/types';
import type { FaultRegistry } from './registry';
import { fits } from './scope';

type Outcome = 'Failed' | 'never';

/**
 * What the REST surface asks. How an operation ends is settled when it begins and lives in memory: after a restart it ends
 * by the clock, as every operation does.
 */
export function createApiFaults(registry: FaultRegistry): ApiFaults {
  const byOperation = new Map<string, Outcome>();
  const lastOf = new Map<string, string>();
  return {
    began(operation, target) {
      const outcome = registry.take(['operation'], ({ where }) => fits(where.path, target))?.outcome;
      if (outcome) byOperation.set(operation, outcome);
      if (outcome || lastOf.size > 0) lastOf.set(target.toLowerCase(), operation);
    },
    outcomeOf: (operation) => byOperation.get(operation) ?? null,
    lastOutcomeOf: (target) => byOperation.get(lastOf.get(target.toLowerCase()) ?? '') ?? null,
    isNameTaken: (id) => registry.take(['nameConflict'], ({ where }) => fits(where.path, id)) !== null,
  };
}
