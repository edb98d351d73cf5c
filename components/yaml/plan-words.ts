import type { Step } from '@/lib/domain/yaml/steps';

/** One step as a line of the list. */
export function stepWords(step: Step): string {
  if (step.action === 'set-default') return `Make ${step.deploymentName} the default of ${step.endpointName}`;
  return step.deploymentName === null
    ? `Endpoint ${step.endpointName}`
    : `Deployment ${step.deploymentName} of ${step.endpointName}`;
}

/** What the button makes: `Create endpoint and 2 deployments`. */
export function createLabel(steps: readonly Step[]): string {
  const count = (kind: 'endpoint' | 'deployment') =>
    steps.filter((step) => step.action === 'create' && step.kind === kind).length;
  const said = (n: number, word: string) => (n === 0 ? [] : [n === 1 ? word : `${n} ${word}s`]);
  const parts = [...said(count('endpoint'), 'endpoint'), ...said(count('deployment'), 'deployment')];
  return parts.length === 0 ? 'Create' : `Create ${parts.join(' and ')}`;
}
