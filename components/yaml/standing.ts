import { type StepState, whatIsThere } from '@/lib/client/create';
import type { Resource } from '@/lib/contracts/api/resources';
import { takenWords } from '@/lib/domain/yaml/name-rules';
import type { CreateStep, Step } from '@/lib/domain/yaml/steps';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import type { KnownNames } from './use-known-names';

/** What has the name of a step already: something else, the same as the text says, something that is being read; or nothing. */
export type Standing = 'taken' | 'there' | 'looking' | null;

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const nameOf = ({ endpointName, deploymentName }: CreateStep): string => deploymentName ?? endpointName;

/** A step whose name is in use, and not by what this visit made of it. */
export const isNameUsed = (step: Step, known: KnownNames, state: StepState | 'failed' | null): step is CreateStep =>
  step.action === 'create' &&
  state !== 'done' &&
  state !== 'there' &&
  known[step.kind].some((name) => isSame(name, nameOf(step)));

/**
 * `live` is what has the name; null while it is read, undefined where it could not be: then the write will tell. What Azure
 * failed to make is made anew.
 */
export function standingOf(step: CreateStep, live: Resource | null | undefined, terms: WorkspaceTerms): Standing {
  if (live === null) return 'looking';
  const there = live === undefined ? 'failed' : whatIsThere(live, step, terms);
  return there === 'failed' ? null : there === 'same' ? 'there' : 'taken';
}

/** Why the names of a plan do not allow its creation, as a sentence; undefined where they do. */
export function reasonOfNames(steps: readonly Step[], standings: readonly Standing[]): string | undefined {
  const taken = steps.find((step, at): step is CreateStep => step.action === 'create' && standings[at] === 'taken');
  if (taken) return `${takenWords(taken.kind, nameOf(taken))} Give it another name.`;
  return standings.includes('looking') ? 'What has this name already is being read.' : undefined;
}

/** The known names without those that stand for what the text says: nothing is wrong with them. */
export function otherNames(known: KnownNames, steps: readonly Step[], standings: readonly Standing[]): KnownNames {
  const own = steps.filter((step, at): step is CreateStep => step.action === 'create' && standings[at] !== 'taken');
  const without = (kind: CreateStep['kind']) =>
    known[kind].filter((name) => !own.some((step) => step.kind === kind && isSame(nameOf(step), name)));
  return { endpoint: without('endpoint'), deployment: without('deployment') };
}
