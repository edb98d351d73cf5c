import type { ResourceRef } from '@/lib/client/raw-resources';
import type { Asked } from './address';

const commands: Record<ResourceRef['kind'], string> = {
  endpoint: 'az ml batch-endpoint show',
  endpoints: 'az ml batch-endpoint list',
  deployment: 'az ml batch-deployment show',
  deployments: 'az ml batch-deployment list',
  job: 'az ml job show',
  jobs: 'az ml job list',
};

/** The thing as the start of a sentence. */
export function kindInWords(of: ResourceRef): string {
  switch (of.kind) {
    case 'endpoint':
      return `The endpoint ${of.endpointName}`;
    case 'deployment':
      return `The deployment ${of.deploymentName}`;
    case 'job':
      return `The job ${of.jobName}`;
    default:
      return `The list of ${of.kind}`;
  }
}

/** On which document a query ran, with the names that decided it. */
export function ranOnInWords(of: ResourceRef, { query, names }: Asked, foreign: readonly string[]): string {
  const own = names === 'cli' ? `as ${commands[of.kind]} prints it` : 'as Azure’s REST API holds it';
  if (query.trim() === '') return `Shown ${own}.`;
  if (foreign.length === 0) return `Ran on what is shown ${own}.`;
  const other = names === 'cli' ? 'not of the CLI’s names' : 'not of REST’s names';
  const verb = foreign.length === 1 ? 'is' : 'are';
  return `Ran on the document with both names: ${foreign.join(', ')} ${verb} ${other}.`;
}
