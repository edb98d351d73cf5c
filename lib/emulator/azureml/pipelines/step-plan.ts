import { randomUUID } from 'node:crypto';
import type { CommandStep, ParallelStep, StepInput, StepPlan } from '../../compute/pipeline/types';
import type { BlobLocation } from '../../compute/types';
import { referencedVersion } from '../endpoints/deployment-checks';
import { userError } from '../errors';
import { locate } from '../locations';
import type { Services } from '../types';
import type { CommandSpec, InputPort, ParallelSpec } from './component-spec';
import { locateData } from './data';
import type { Binding } from './expressions';
import type { GraphStep } from './graph';
import { isLiteral, literalOf } from './literals';
import { parallelSettings, parallelTask } from './parallel-settings';
import { outputPlace, ownPlace } from './values';

/** What steps are given to work on: the pipeline's inputs, places for its outputs, the steps before. */
export interface PlanContext {
  services: Services;
  inputs: ReadonlyMap<string, StepInput>;
  outputs: ReadonlyMap<string, BlobLocation>;
  /** Container of the default datastore. */
  container: string;
  planned: ReadonlyMap<string, StepPlan>;
}

/** A value of the pipeline has to fit the step that gets it as well. */
function ofParent(at: string, port: InputPort, value: StepInput | undefined): StepInput | undefined {
  if (value?.kind !== 'literal') return value ?? defaultOf(at, port);
  return { kind: 'literal', value: literalOf(at, port, value.value) };
}

async function inputOf(
  context: PlanContext,
  at: string,
  port: InputPort,
  binding: Binding | undefined,
): Promise<StepInput | undefined> {
  if (binding?.kind === 'input') return ofParent(at, port, context.inputs.get(binding.name));
  if (binding?.kind === 'step') {
    const location = context.planned.get(binding.step)?.outputs[binding.output];
    return location && { kind: 'data', location, mayBeEmpty: true };
  }
  if (binding?.kind !== 'text') return defaultOf(at, port);
  if (isLiteral(port)) return { kind: 'literal', value: literalOf(at, port, binding.text) };
  return { kind: 'data', location: await locateData(context.services, port.type, binding.text), mayBeEmpty: false };
}

function defaultOf(at: string, port: InputPort): StepInput | undefined {
  const value = port.default ?? null;
  return value === null ? undefined : { kind: 'literal', value: literalOf(at, port, value) };
}

async function inputsOf(context: PlanContext, { name, component, inputs }: GraphStep) {
  const found: Record<string, StepInput> = {};
  for (const [input, port] of Object.entries(component.spec.inputs)) {
    const value = await inputOf(context, `jobs.${name}.inputs.${input}`, port, inputs.get(input));
    if (value) found[input] = value;
  }
  return found;
}

async function outputsOf(context: PlanContext, { component, outputs }: GraphStep, runName: string) {
  const places: Record<string, BlobLocation> = {};
  for (const [output, { type }] of Object.entries(component.spec.outputs)) {
    const binding = outputs.get(output);
    const own = ownPlace(context.container, runName, output, type);
    const asked = binding?.kind === 'output' ? context.outputs.get(binding.name) : undefined;
    places[output] =
      binding?.kind === 'text' ? await outputPlace(context.services, binding.text, type) : (asked ?? own);
  }
  return places;
}

async function codeOf({ services }: PlanContext, name: string, code: string): Promise<BlobLocation> {
  const { properties } = referencedVersion(services, `jobs.${name}.code`, code, 'codes');
  return locate(services, String(properties.codeUri), 'folder');
}

type Shared = Omit<CommandStep, 'type' | 'command' | 'code' | 'instanceCount' | 'timeoutSeconds'>;

async function commandPlan(
  context: PlanContext,
  step: GraphStep,
  spec: CommandSpec,
  shared: Shared,
): Promise<CommandStep> {
  const { name, node, instanceCount } = step;
  return {
    ...shared,
    type: 'command',
    command: spec.command,
    code: spec.code ? await codeOf(context, name, spec.code) : null,
    instanceCount,
    timeoutSeconds: node.limits?.timeout ?? spec.limits?.timeout ?? null,
  };
}

async function parallelPlan(
  context: PlanContext,
  step: GraphStep,
  spec: ParallelSpec,
  shared: Shared,
): Promise<ParallelStep> {
  const { code, scoringScript, ...task } = parallelTask(step, spec);
  if (shared.inputs[task.inputData]?.kind !== 'data')
    throw userError(`Required input '${task.inputData}' for component '${shared.componentName}' not provided.`);
  const location = await codeOf(context, step.name, code);
  return {
    ...shared,
    ...task,
    type: 'parallel',
    code: { location, scoringScript },
    settings: parallelSettings(step, spec),
  };
}

/** A step ready to run, with a name for its run and its places resolved. Throws AzureError 400, 404 or 501. */
export async function stepPlan(context: PlanContext, step: GraphStep): Promise<StepPlan> {
  const { name, node, component, after, computeName } = step;
  const { spec } = component;
  const runName = randomUUID();
  const shared: Shared = {
    ...{ name, runName, componentName: component.name, after, computeName },
    inputs: await inputsOf(context, step),
    outputs: await outputsOf(context, step, runName),
    environmentVariables: { ...spec.environment_variables, ...node.environment_variables },
  };
  return spec.type === 'command' ? commandPlan(context, step, spec, shared) : parallelPlan(context, step, spec, shared);
}
