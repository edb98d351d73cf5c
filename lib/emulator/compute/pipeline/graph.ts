import type { JobStatus } from '../types';
import type { StepPlan } from './types';

/** How a step ended; null for one that never began. */
export type Outcome = Extract<JobStatus, 'Completed' | 'Failed' | 'Canceled'> | null;

export interface GraphRules {
  /** Takes a step to its end. */
  run(step: StepPlan): Promise<Outcome>;
  continueOnStepFailure: boolean;
  /** A step has failed and no other may go on. */
  stop(): void;
}

/**
 * Runs each step as soon as the steps that it reads have completed; those that read nothing of one another run side by
 * side. Returns the outcomes by step name when nothing runs any more. `after` must hold no cycle.
 */
export async function runGraph(steps: readonly StepPlan[], rules: GraphRules): Promise<Map<string, Outcome>> {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const begun = new Map<string, Promise<Outcome>>();
  let isStopped = false;

  const outcomeOf = (name: string): Promise<Outcome> => {
    const present = begun.get(name) ?? live(name);
    begun.set(name, present);
    return present;
  };
  const live = async (name: string): Promise<Outcome> => {
    const step = byName.get(name);
    const before = await Promise.all((step?.after ?? []).map(outcomeOf));
    if (!step || isStopped || before.some((outcome) => outcome !== 'Completed')) return null;
    const outcome = await rules.run(step);
    if (outcome === 'Failed' && !rules.continueOnStepFailure && !isStopped) {
      isStopped = true;
      rules.stop();
    }
    return outcome;
  };

  const outcomes = await Promise.all(steps.map(async ({ name }) => [name, await outcomeOf(name)] as const));
  return new Map(outcomes);
}
