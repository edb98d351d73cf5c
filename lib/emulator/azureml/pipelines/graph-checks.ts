import { userError } from '../errors';
import type { InputPort, PipelineSpec } from './component-spec';
import type { Binding } from './expressions';
import type { GraphStep } from './graph';
import { isLiteral, literalOf, wrongKind } from './literals';

function checkParentInput(step: GraphStep, input: string, name: string, spec: PipelineSpec): void {
  const [port, own] = [spec.inputs[name], step.component.spec.inputs[input]];
  const at = `jobs.${step.name}.inputs.${input}`;
  if (!port || !own) throw userError(`${at}: the pipeline component has no input '${name}'.`);
  if (isLiteral(port) !== isLiteral(own)) throw wrongKind(at, own, port.type);
  const hasValue = port.optional !== true || (port.default ?? null) !== null;
  const needsValue = own.optional !== true && (own.default ?? null) === null;
  if (needsValue && !hasValue)
    throw userError(`Pipeline optional Input binding to required inputs: ['${step.name}.inputs.${input}']`);
}

type Steps = ReadonlyMap<string, GraphStep>;

function checkStepOutput(at: string, port: InputPort, steps: Steps, from: Extract<Binding, { kind: 'step' }>): void {
  const output = steps.get(from.step)?.component.spec.outputs[from.output];
  if (!output) throw userError(`${at}: there is no output '${from.output}' of a step '${from.step}'.`);
  if (isLiteral(port)) throw wrongKind(at, port, output.type);
}

function checkAbsent(step: GraphStep, input: string, port: InputPort): void {
  if (port.optional === true || (port.default ?? null) !== null) return;
  throw userError(`Required input '${input}' for component '${step.component.name}' not provided.`);
}

function checkInput(step: GraphStep, [input, port]: [string, InputPort], spec: PipelineSpec, steps: Steps): void {
  const binding = step.inputs.get(input);
  const at = `jobs.${step.name}.inputs.${input}`;
  if (binding === undefined) checkAbsent(step, input, port);
  else if (binding.kind === 'input') checkParentInput(step, input, binding.name, spec);
  else if (binding.kind === 'step') checkStepOutput(at, port, steps, binding);
  else if (binding.kind === 'output') throw userError(`${at}: an output of the pipeline is no input.`);
  else if (isLiteral(port)) literalOf(at, port, binding.text);
}

function checkOutputs(step: GraphStep, spec: PipelineSpec): void {
  for (const [output, binding] of step.outputs) {
    if (binding.kind === 'text') continue;
    if (binding.kind === 'output' && Object.hasOwn(spec.outputs, binding.name)) continue;
    throw userError(`jobs.${step.name}.outputs.${output}: the pipeline component has no such output.`);
  }
}

/** What a step reads and writes is there and of its kind, as far as that shows without values. Throws AzureError 400. */
export function checkBindings(step: GraphStep, spec: PipelineSpec, steps: Steps): void {
  for (const port of Object.entries(step.component.spec.inputs)) checkInput(step, port, spec, steps);
  checkOutputs(step, spec);
}
