import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Run } from '@/lib/contracts/azureml/run-history';
import type { RunInstants } from '@/lib/domain/timeline';
import { instantOf } from './plain';

/** A batch job has one child, `batchscoring`, and only run history knows it (contract E). */
const CHILD = 'batchscoring';

const isScoring = (run: Run) => run.displayName === CHILD || run.name === CHILD;

export async function readChild(azure: AzureMlClient, ws: WorkspaceRef, jobName: string): Promise<Run | null> {
  const { value } = await azure.read(operations.runChildren, { ...ws, runId: jobName });
  return value.value.find(isScoring) ?? value.value[0] ?? null;
}

export async function readRun(azure: AzureMlClient, ws: WorkspaceRef, runId: string): Promise<Run> {
  return (await azure.read(operations.run, { ...ws, runId })).value;
}

export const instantsOf = (run: Run): RunInstants => ({
  status: run.status ?? 'Unknown',
  createdAt: instantOf(run.createdUtc),
  startedAt: instantOf(run.startTimeUtc),
  endedAt: instantOf(run.endTimeUtc),
});

/** When the one child of a batch job did what; null for a step of a pipeline. */
export const scoringInstants = (child: Run | null): RunInstants | null =>
  child && isScoring(child) ? instantsOf(child) : null;

export const workspaceOf = ({ subscriptionId, resourceGroupName, workspaceName }: WorkspaceRef): WorkspaceRef => ({
  subscriptionId,
  resourceGroupName,
  workspaceName,
});
