import { isJsonObject } from './rest-body';
import { valueIn } from './set-value';
import type { CreateStep, DefaultStep, Step } from './steps';

/** Azure tells names apart without their case. */
export const same = (a: string | null, b: string | null) => a?.toLowerCase() === b?.toLowerCase();
const DEFAULT = ['properties', 'defaults', 'deploymentName'];

function withoutDefault(step: CreateStep): CreateStep {
  const { properties } = step.body;
  if (!isJsonObject(properties)) return step;
  const { defaults: _later, ...rest } = properties;
  return { ...step, body: { ...step.body, properties: rest } };
}

/** In the order of writing. Splits an endpoint whose default is made after it: the endpoint without one, and the default as the last step. */
export function ordered(steps: CreateStep[]): Step[] {
  const endpoints = steps.filter(({ kind }) => kind === 'endpoint');
  const deployments = steps.filter(({ kind }) => kind === 'deployment');
  const laters = endpoints.flatMap(({ endpointName, body }): DefaultStep[] => {
    const wanted = valueIn(body, DEFAULT);
    const made = deployments.find(
      (step) => same(step.endpointName, endpointName) && same(step.deploymentName, String(wanted)),
    );
    return made?.deploymentName ? [{ action: 'set-default', endpointName, deploymentName: made.deploymentName }] : [];
  });
  const split = endpoints.map((step) =>
    laters.some(({ endpointName }) => same(endpointName, step.endpointName)) ? withoutDefault(step) : step,
  );
  return [...split, ...deployments, ...laters];
}
