import { checkCompute } from '../endpoints/deployment-checks';
import { userError } from '../errors';
import type { Services } from '../types';
import type { InputPort, Node, PipelineSpec } from './component-spec';
import { type StepComponent, stepComponent } from './components';
import { type Binding, bindingOf } from './expressions';
import { isLiteral, literalOf, wrongKind } from './literals';

/** A step with its component, and what it reads and writes, every name in it known. */
export interface GraphStep {
  name: string;
  node: Node;
  component: StepComponent;
  inputs: Map<string, Binding>;
  outputs: Map<string, Binding>;
  after: string[];
  computeName: string;
  instanceCount: number;
}

const bindingsOf = (given: Node['inputs']): Map<string, Binding> =>
  new Map(
    Object.entries(given).flatMap(([name, value]) => {
      const binding = bindingOf(value);
      return binding === null ? [] : [[name, binding] as const];
    }),
  );

/** Names at a step are names of its component. */
function checkNames(name: string, side: 'input' | 'output', given: Iterable<string>, known: object): void {
  for (const one of given)
    if (!Object.hasOwn(known, one))
      throw userError(`jobs.${name}.${side}s: the step's component has no ${side} '${one}'.`);
}

/** A compute that is named nowhere is an error in the client's own words. */
function computeOf(
  services: Services,
  name: string,
  node: Node,
  defaultCompute: string,
  instanceCount: number,
): string {
  const reference = node.computeId || node.compute || defaultCompute;
  if (!reference) throw userError(`jobs.${name}.compute: Compute not set`);
  return checkCompute(services, reference, instanceCount);
}

function stepOf(services: Services, name: string, node: Node, defaultCompute: string): GraphStep {
  const component = stepComponent(services, name, node);
  const { spec } = component;
  const [inputs, outputs] = [bindingsOf(node.inputs), bindingsOf(node.outputs)];
  checkNames(name, 'input', inputs.keys(), spec.inputs);
  checkNames(name, 'output', Object.keys(node.outputs), spec.outputs);
  const instanceCount = node.resources?.instance_count ?? spec.resources?.instance_count ?? 1;
  const computeName = computeOf(services, name, node, defaultCompute, instanceCount);
  const read = [...inputs.values()].flatMap((binding) => (binding.kind === 'step' ? [binding.step] : []));
  return { name, node, component, inputs, outputs, after: [...new Set(read)], computeName, instanceCount };
}

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

/** Steps in an order in which each comes behind those that it reads. Throws AzureError 400 for a cycle. */
function inOrder(steps: ReadonlyMap<string, GraphStep>): GraphStep[] {
  const [ordered, left] = [new Map<string, GraphStep>(), new Set(steps.values())];
  while (left.size > 0) {
    const ready = [...left].filter(({ after }) => after.every((name) => ordered.has(name)));
    if (ready.length === 0)
      throw userError(`The steps ${[...left].map(({ name }) => name).join(', ')} read one another in a circle.`);
    for (const step of ready) {
      ordered.set(step.name, step);
      left.delete(step);
    }
  }
  return [...ordered.values()];
}

/** The steps of a pipeline component, checked as far as they can be without values. Throws AzureError 400 or 501. */
export function graphOf(services: Services, spec: PipelineSpec, defaultCompute: string): GraphStep[] {
  const nodes = Object.entries(spec.jobs);
  if (nodes.length === 0) throw userError('The pipeline component has no jobs.');
  const steps = new Map(nodes.map(([name, node]) => [name, stepOf(services, name, node, defaultCompute)]));
  for (const step of steps.values()) {
    for (const port of Object.entries(step.component.spec.inputs)) checkInput(step, port, spec, steps);
    checkOutputs(step, spec);
  }
  return inOrder(steps);
}
