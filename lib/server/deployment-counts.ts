import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import { AzureError } from '@/lib/azureml/errors';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { scopeOf } from './caller';
import { processWide } from './process-wide';

const AT_ONCE = 12;
/** So many are counted for one answer; of more endpoints the next answers, half a minute later, count the rest. */
const MOST = 300;
/** What counting may cost of the 25 reads that ARM allows a principal each second (performance-and-security §1.1). */
const READS_A_SECOND = 2;
const LEAST_FRESH_MS = 5_000;

interface Counting {
  azure: AzureMlClient;
  workspace: WorkspaceRef;
  callerId: string;
  names: readonly string[];
}

async function count(azure: AzureMlClient, ws: WorkspaceRef, endpointName: string) {
  const { items, partial } = await list(azure, operations.deployments, { ...ws, endpointName });
  return { found: partial ? null : items.length, bytes: 8 };
}

/** It is thrown, not answered: who gets an answer is taken by the snapshots for somebody whom Azure let in. */
class NotThisTime extends Error {}

/** Null where the number is not known, which a list shows as such: only a refused token is the whole list's concern. */
const orUnknown = (error: unknown) => {
  if (error instanceof NotThisTime || (error instanceof AzureError && error.status !== 401)) return { found: null };
  throw error;
};

/**
 * Deployments of each endpoint, one read each: the more endpoints, the longer a number stands for the next reader. What is
 * absent is not known so far. Rejects with a 401 only.
 */
export async function deploymentCounts({ azure, workspace, callerId, names }: Counting): Promise<Map<string, number>> {
  const freshMs = Math.max(LEAST_FRESH_MS, (names.length / READS_A_SECOND) * 1_000);
  const scope = scopeOf(workspace);
  let reads = 0;
  const read = async (endpointName: string) => {
    const name = { scope, kind: operations.deployments.name, key: `count of ${endpointName}`, caller: callerId };
    const load = async () => {
      reads += 1;
      if (reads > MOST) throw new NotThisTime();
      return count(azure, workspace, endpointName);
    };
    // A refusal must reach the snapshots: who was refused has no proof.
    return processWide()
      .snapshots.read(name, ({ found }) => (found === null ? 0 : freshMs), load)
      .catch(orUnknown);
  };
  const counts = new Map<string, number>();
  const left = [...names];
  const next = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const { found } = await read(name);
      if (found !== null) counts.set(name, found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return counts;
}
