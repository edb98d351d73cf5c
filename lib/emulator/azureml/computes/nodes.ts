import { z } from 'zod';
import type { JobRecord, RunState } from '../../compute/types';
import type { Resource } from '../../store';
import type { Services } from '../types';

const cluster = z.looseObject({ properties: z.looseObject({ currentNodeCount: z.number().int().default(0) }) });

interface Node {
  nodeId: string;
  privateIpAddress: string;
  publicIpAddress: null;
  port: number;
  nodeState: 'idle' | 'running';
  runId: string | null;
}

interface Held {
  runName: string;
  state: RunState | null | undefined;
  computeName: string;
  instances: number;
}

/** What a job runs on nodes: its scoring, or the steps of its pipeline. */
function workOf({ plan, child, steps }: JobRecord): Held[] {
  if (plan.pipeline === undefined)
    return [
      { runName: plan.childName, state: child, computeName: plan.computeName, instances: plan.settings.instanceCount },
    ];
  return plan.pipeline.steps.map((step) => ({
    runName: step.runName,
    state: steps?.[step.runName],
    computeName: step.computeName,
    instances: step.type === 'command' ? step.instanceCount : step.settings.instanceCount,
  }));
}

const holds = ({ state }: Held) => state?.status === 'Running' || state?.status === 'Finalizing';

/** The runs that hold nodes of a compute, oldest first, each as often as it has instances. */
const occupants = ({ jobs }: Services, computeName: string): string[] =>
  jobs
    .unfinished()
    .flatMap(workOf)
    .filter((held) => holds(held) && held.computeName.toLowerCase() === computeName.toLowerCase())
    .flatMap(({ runName, instances }) => Array.from({ length: instances }, () => runName));

/**
 * The nodes of a cluster in Azure's shape. All are this machine: the addresses name them as the log folders do, and a port
 * for remote login is not open.
 */
export function nodesOf(services: Services, compute: Resource): Node[] {
  const runs = occupants(services, compute.name);
  const { currentNodeCount } = cluster.parse(compute.body.properties).properties;
  return Array.from({ length: currentNodeCount }, (_, index) => {
    const runId = runs[index] ?? null;
    return {
      nodeId: `tvm-${compute.name}-${index}`,
      privateIpAddress: `10.0.0.${4 + index}`,
      publicIpAddress: null,
      port: 0,
      nodeState: runId === null ? 'idle' : 'running',
      runId,
    };
  });
}

/** `nodeStateCounts` of a cluster. */
export const countNodes = (nodes: readonly Node[]) => ({
  idleNodeCount: nodes.filter(({ nodeState }) => nodeState === 'idle').length,
  runningNodeCount: nodes.filter(({ nodeState }) => nodeState === 'running').length,
  ...{ preparingNodeCount: 0, unusableNodeCount: 0, leavingNodeCount: 0, preemptedNodeCount: 0 },
});
