import type { OperationRef, Resource } from '@/lib/contracts/api/resources';
import type { Answer } from '@/lib/contracts/api/routes';
import { changesBetween } from '@/lib/domain/changes/diff';
import { applyYaml } from '@/lib/domain/yaml/apply';
import { isJsonObject } from '@/lib/domain/yaml/rest-body';
import { valueIn } from '@/lib/domain/yaml/set-value';
import { shapeOfText } from '@/lib/domain/yaml/shape-of';
import type { CreateStep, DefaultStep, Step } from '@/lib/domain/yaml/steps';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import { ApiError } from './api-error';
import { provisioningStateOf, type ResourceRef } from './resources';

/** What the creation asks of Azure; each rejects with ApiError. */
interface CreateCalls {
  read(ref: ResourceRef): Promise<Resource>;
  put(ref: ResourceRef, body: { resource: Resource; base: Resource | null }): Promise<Answer<'putEndpoint'>>;
  /** Resolves once Azure is done with it, rejects with why it failed. */
  settled(ref: ResourceRef, operation: OperationRef | null): Promise<void>;
}

/** `there`: it was as the text says already. `running`: Azure works on it. */
export type StepState = 'writing' | 'running' | 'done' | 'there';

export interface CreateRun {
  steps: Step[];
  terms: WorkspaceTerms;
  calls: CreateCalls;
  /** Each step as it goes, by its place; the operation once there is one. */
  onState(index: number, state: StepState, written?: { resource: Resource; operation: OperationRef | null }): void;
}

export const refOf = (step: Step): ResourceRef => ({
  endpointName: step.endpointName,
  deploymentName: step.action === 'create' ? step.deploymentName : null,
});

/** Something else of that name is there. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken';
  constructor(readonly ref: ResourceRef) {
    const { endpointName, deploymentName } = ref;
    const what =
      deploymentName === null ? `An endpoint ${endpointName}` : `A deployment ${deploymentName} of ${endpointName}`;
    super(`${what} is there already and is not what the text says. Nothing of it was changed.`);
  }
}

async function readOrNull(calls: CreateCalls, ref: ResourceRef): Promise<Resource | null> {
  try {
    return await calls.read(ref);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

const DEFAULT = ['properties', 'defaults', 'deploymentName'];

/** Whether the live resource is what a step makes: then an earlier try made it. */
function isMade(live: Resource, { text, body }: CreateStep, terms: WorkspaceTerms): boolean {
  const shape = shapeOfText(text);
  const wanted = shape && applyYaml(text, live, shape, terms).body;
  if (!wanted) return false;
  const isLater = valueIn(body, DEFAULT) === undefined;
  return changesBetween(live, wanted).every(({ path }) => isLater && path.join('.') === DEFAULT.join('.'));
}

/** What has the name of a step: something that Azure failed to make, what the step makes, or something else. */
export function whatIsThere(live: Resource, step: CreateStep, terms: WorkspaceTerms): 'failed' | 'same' | 'other' {
  if (provisioningStateOf(live).toLowerCase() === 'failed') return 'failed';
  return isMade(live, step, terms) ? 'same' : 'other';
}

const objectAt = (resource: Resource, path: string[]): Resource => {
  const own = valueIn(resource, path);
  return isJsonObject(own) ? own : {};
};

async function makeDefault({ endpointName, deploymentName }: DefaultStep, calls: CreateCalls) {
  const ref = { endpointName, deploymentName: null };
  const live = await calls.read(ref);
  const { id: _id, name: _name, type: _type, systemData: _system, ...writable } = live;
  const own = objectAt(live, ['properties']);
  const defaults = { ...objectAt(live, ['properties', 'defaults']), deploymentName };
  const resource = { ...writable, properties: { ...own, defaults } };
  return calls.put(ref, { resource, base: live });
}

/** Makes one resource. An earlier try's own is left or, where Azure failed to make it, replaced; anything else is kept. */
async function make(step: CreateStep, { calls, terms }: CreateRun): Promise<Answer<'putEndpoint'> | 'there'> {
  const ref = refOf(step);
  const live = await readOrNull(calls, ref);
  if (live === null) return calls.put(ref, { resource: step.body, base: null });
  const there = whatIsThere(live, step, terms);
  if (there === 'other') throw new NameTaken(ref);
  if (there === 'failed') return calls.put(ref, { resource: step.body, base: live });
  return 'there';
}

async function take(step: Step, index: number, run: CreateRun, isLast: boolean): Promise<void> {
  const { calls, onState } = run;
  onState(index, 'writing');
  const written = step.action === 'create' ? await make(step, run) : await makeDefault(step, calls);
  if (written === 'there') {
    await calls.settled(refOf(step), null);
    return onState(index, 'there');
  }
  onState(index, 'running', written);
  // The page of the last one shows how it goes on.
  if (isLast) return;
  await calls.settled(refOf(step), written.operation);
  onState(index, 'done', written);
}

/**
 * Makes the resources of a plan one after another, each once Azure is done with the one before. A failure ends it and
 * leaves the rest unwritten; another run goes on from there, since what stands as the text says is left alone. Rejects with
 * ApiError or NameTaken; the last state that was told names the step.
 */
export async function createAll(run: CreateRun): Promise<void> {
  for (const [index, step] of run.steps.entries()) await take(step, index, run, index === run.steps.length - 1);
}
