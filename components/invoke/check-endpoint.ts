import { formatCount } from '@/lib/domain/format';
import { INVOKE_ENDPOINT } from '@/lib/domain/permissions';
import { type Check, type Facts, plural } from './check';

export function endpointCheck({ endpoint, reading }: Facts): Check[] {
  if (reading) {
    return [{ key: 'endpoint', tone: 'busy', text: 'Reading the endpoint', blocks: 'Reading the endpoint' }];
  }
  if (!endpoint || endpoint.provisioningState === 'Succeeded') return [];
  const text = `${endpoint.name} is ${endpoint.provisioningState}`;
  return [{ key: 'endpoint', tone: 'warn', text, detail: 'It may refuse the job until it is Succeeded' }];
}

/** Said beforehand, and blocks nothing: Azure decides. */
export function rightsCheck({ missingActions }: Facts): Check[] {
  if (!missingActions.includes(INVOKE_ENDPOINT)) return [];
  const detail = `The action that is missing: ${INVOKE_ENDPOINT}`;
  return [{ key: 'rights', tone: 'warn', text: 'You may not start jobs here', detail }];
}

export function deploymentCheck({ values, endpoint, deployments, deployment }: Facts): Check[] {
  if (!deployments || !endpoint) return [];
  const key = 'deployment';
  if (deployments.length === 0) {
    return [{ key, tone: 'bad', text: `${endpoint.name} has no deployment`, blocks: 'The endpoint has no deployment' }];
  }
  if (!deployment) {
    const text = values.deployment ? `There is no deployment ${values.deployment}` : 'No deployment is chosen';
    return [{ key, tone: 'bad', text, blocks: 'Choose a deployment' }];
  }
  const { name, provisioningState, model, component, compute } = deployment;
  const asset = component ?? model;
  if (provisioningState !== 'Succeeded') return [{ key, tone: 'warn', text: `${name} is ${provisioningState}` }];
  const runs = [asset && `${asset.name}:${asset.version ?? 'latest'}`, compute].filter(Boolean).join(' on ');
  return [{ key, tone: 'ok', text: `${name} is ready`, detail: runs }];
}

export function computeCheck({ values, deployment, layout, maxNodes }: Facts): Check[] {
  if (!deployment?.compute) return [];
  const { settings, compute } = deployment;
  const nodes = Number(values.overrides.instanceCount) || settings.instanceCount;
  if (nodes && maxNodes !== null && nodes > maxNodes) {
    const text = `${compute} has ${plural(maxNodes, 'node')}, this job asks for ${formatCount(nodes)}`;
    return [{ key: 'compute', tone: 'warn', text, detail: 'It waits until there are as many' }];
  }
  const size = Number(values.overrides.miniBatchSize) || settings.miniBatchSize;
  const files = values.kind === 'local' ? (layout?.files.length ?? 0) : 0;
  if (!size || !nodes) return [];
  const processes = nodes * (settings.maxConcurrencyPerInstance ?? 1);
  // Without a count the line stands all the same, so that Start does not move when files are chosen.
  const batches = files === 0 ? 'Mini-batches' : plural(Math.ceil(files / size), 'mini-batch', 'mini-batches');
  const text = `${batches} of up to ${plural(size, 'file')}`;
  const detail = `${plural(processes, 'process', 'processes')} on ${plural(nodes, 'node')} of ${compute}`;
  return [{ key: 'compute', tone: 'ok', text, detail }];
}

export function queueCheck({ unfinishedJobs }: Facts): Check[] {
  if (unfinishedJobs === undefined) return [];
  if (unfinishedJobs === 0)
    return [{ key: 'queue', tone: 'ok', text: 'No other job of this endpoint is waiting or running' }];
  const text = `${plural(unfinishedJobs, 'job')} of this endpoint ${unfinishedJobs === 1 ? 'has' : 'have'} not ended`;
  return [{ key: 'queue', tone: 'warn', text, detail: 'The new one may have to wait' }];
}
