import { checkCompute } from '../endpoints/deployment-checks';
import { userError } from '../errors';
import type { Services } from '../types';
import type { Node, PipelineSpec } from './component-spec';
import { type StepComponent, stepComponent } from './components';
import { type Binding, bindingOf } from './expressions';
import { checkBindings } from './graph-checks';

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
    checkBindings(step, spec, steps);
  }
  return inOrder(steps);
}
