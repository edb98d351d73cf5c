import { type Check, type Facts, plural } from './check';
import { computeCheck, deploymentCheck, endpointCheck, queueCheck, rightsCheck } from './check-endpoint';
import { localCheck, remoteCheck, uploadCheck } from './check-input';

const fieldsCheck = ({ wrongFields }: Facts): Check[] =>
  wrongFields === 0
    ? []
    : [
        {
          key: 'fields',
          tone: 'bad',
          text: `${plural(wrongFields, 'field')} to put right`,
          blocks: 'Put right the marked fields',
        },
      ];

/** What is known before the job starts, and nothing that is only hoped. */
export function checksBeforeStart(facts: Facts): Check[] {
  return [
    ...endpointCheck(facts),
    ...rightsCheck(facts),
    ...deploymentCheck(facts),
    ...fieldsCheck(facts),
    ...(facts.values.kind === 'local' ? localCheck(facts) : remoteCheck(facts)),
    ...computeCheck(facts),
    ...queueCheck(facts),
    ...uploadCheck(facts),
  ];
}

/** The sentence under a Start that can not be pressed; undefined when it can. */
export function blockedBecause(checks: Check[]): string | undefined {
  return checks.find(({ blocks }) => blocks !== undefined)?.blocks;
}
