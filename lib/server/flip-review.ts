import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import { AzureError } from '@/lib/azureml/errors';
import { operations } from '@/lib/azureml/operations';
import type { FlipReview, FlipSide } from '@/lib/contracts/api/flip';
import type { BatchDeployment } from '@/lib/contracts/azureml/endpoint';
import { deploymentDifferences } from '@/lib/domain/flip/differences';
import { frozenAt } from '@/lib/domain/flip/freeze';
import { flipJobs } from '@/lib/domain/flip/jobs';
import { flipOptionsOf } from '@/lib/domain/flip/studio-tags';
import { openHistory, tryHistory } from './flip-history';
import { readEndpointJobs } from './job-list';
import { workspaceOf } from './job-runs';
import { readLive } from './live-endpoint';
import { Parts } from './parts';
import { publicText } from './plain';
import type { Call } from './route';

type Asked = Pick<Call<'flipReview'>, 'azure' | 'params'>;

/** Why the history could not be written now: the right to it is asked for, and it is read, but nothing is written yet. */
async function historyProblem({ azure, params }: Asked): Promise<FlipReview['historyProblem']> {
  try {
    await tryHistory(await openHistory(azure, workspaceOf(params), params.endpointName, 'rac'));
    return null;
  } catch (error) {
    if (!(error instanceof AzureError) || error.status === 401) throw error;
    return { code: error.code, message: error.message, action: error.missingAction };
  }
}

async function readDeployment(azure: AzureMlClient, params: Asked['params'], deploymentName: string) {
  return (await azure.send(operations.deployment, { ...params, deploymentName })).value;
}

/** The default may name a deployment that is gone: then there is nothing to compare with. */
async function liveDeployment({ azure, params }: Asked, name: string | null): Promise<BatchDeployment | null> {
  if (name === null) return null;
  return readDeployment(azure, params, name).catch((error: unknown) => {
    if (error instanceof AzureError && error.status === 404) return null;
    throw error;
  });
}

async function sideOf(asked: Asked, name: string, deployment: BatchDeployment | null, parts: Parts): Promise<FlipSide> {
  const read = await parts.read('jobs', readEndpointJobs(asked.azure, asked.params, name), null);
  parts.take(read?.missing ?? []);
  const provisioningState = deployment?.properties.provisioningState ?? 'Unknown';
  return { name, provisioningState, jobs: read && flipJobs(read.jobs) };
}

const shown = (text: string | null) => (text === null ? null : publicText(text));

/** What a person weighs before a flip; read past every snapshot but for the jobs. Writes nothing. */
export async function reviewFlip({ azure, params, query }: Call<'flipReview'>): Promise<FlipReview> {
  const asked = { azure, params };
  const parts = new Parts();
  const [live, to, problem] = await Promise.all([
    readLive(azure, params),
    readDeployment(azure, params, query.to),
    historyProblem(asked),
  ]);
  const from = await liveDeployment(asked, live.name);
  const [fromSide, toSide] = await Promise.all([
    live.name === null ? null : sideOf(asked, live.name, from, parts),
    sideOf(asked, to.name, to, parts),
  ]);
  const differences = from ? deploymentDifferences(from, to) : [];
  const options = flipOptionsOf(live.endpoint.tags);
  return {
    from: fromSide,
    to: toSide,
    differences: differences.map((each) => ({ ...each, from: shown(each.from), to: shown(each.to) })),
    modifiedAt: live.modifiedAt,
    modifiedBy: live.modifiedBy,
    options,
    frozen: frozenAt(options.freeze, live.at),
    historyProblem: problem,
    missing: parts.missing,
  };
}
