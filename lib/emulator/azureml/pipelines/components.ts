import { referencedVersion } from '../endpoints/deployment-checks';
import { notImplemented, userError } from '../errors';
import type { Services } from '../types';
import { type Node, pipelineSpec, type StepSpec, stepSpec, typeOfSpec } from './component-spec';

/** The pipeline component that a deployment names. Throws AzureError 400 when it is not there or of another type. */
export function pipelineComponent(services: Services, componentId: string) {
  const { name, version, properties } = referencedVersion(services, 'componentId', componentId, 'components');
  const spec = properties.componentSpec;
  const type = typeOfSpec(spec);
  if (type !== 'pipeline')
    throw userError(
      `The component '${name}:${version}' is of type ${type ?? 'unknown'}: a batch deployment takes a component of type pipeline.`,
    );
  return { name, version, spec: pipelineSpec(spec, `The component '${name}:${version}'`) };
}

export interface StepComponent {
  name: string;
  spec: StepSpec;
}

function specOf(services: Services, stepName: string, node: Node): { name: string; spec: unknown } {
  if (typeof node.component === 'object' && node.component !== null)
    return { name: stepName, spec: { type: node.type, ...node.component } };
  const reference = node.componentId || node.component;
  if (!reference) throw userError(`jobs.${stepName}.componentId: a step needs a component.`);
  const { name, properties } = referencedVersion(services, `jobs.${stepName}.componentId`, reference, 'components');
  return { name, spec: properties.componentSpec };
}

/** The component of one step. Throws AzureError 400, and 501 for a step that is neither a command nor parallel. */
export function stepComponent(services: Services, stepName: string, node: Node): StepComponent {
  const { name, spec } = specOf(services, stepName, node);
  const type = typeOfSpec(spec) ?? node.type ?? 'unknown';
  if (type !== 'command' && type !== 'parallel')
    throw notImplemented(`pipeline component with a step of type ${type} ('${stepName}')`);
  return { name, spec: stepSpec(spec, `The component of step '${stepName}'`) };
}
