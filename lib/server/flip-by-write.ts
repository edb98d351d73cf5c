import 'server-only';
import { randomUUID } from 'node:crypto';
import { operations } from '@/lib/azureml/operations';
import { type Resource, resource } from '@/lib/contracts/api/resources';
import type { Answer } from '@/lib/contracts/api/routes';
import { batchEndpoint } from '@/lib/contracts/azureml/endpoint';
import { withLastFlip } from '@/lib/domain/flip/studio-tags';
import { type History, openHistory } from './flip-history';
import { announce, conclude, type FlipWords, failedAs, type Said } from './flip-record';
import { historyRefusal } from './history-refusal';
import { workspaceOf } from './job-runs';
import { type LiveEndpoint, liveOf } from './live-endpoint';
import { readBack } from './read-back';
import type { Call } from './route';

const INSTEAD = ' The traffic switch on the page of the endpoint can go on without a history.';

interface Flipping {
  call: Call<'putEndpoint'>;
  live: LiveEndpoint;
  to: string | null;
  /** Rejects where the endpoint is another than the one that the text was written for. */
  recheck: () => Promise<unknown>;
}

/** The endpoint as the text says it, with the tag that names this flip as its last. */
function tagged({ id, body }: FlipWords, { at }: LiveEndpoint, row: string | null, wanted: Resource): Resource {
  const { tags } = batchEndpoint.partial().pick({ tags: true }).parse(wanted);
  const last = { id, at: at.toISOString(), from: body.from, to: body.to, reason: null, row };
  return { ...wanted, tags: withLastFlip(tags ?? {}, last) };
}

async function announced({ azure, params }: Flipping['call'], flip: FlipWords, live: LiveEndpoint) {
  const history = await historyRefusal(openHistory(azure, workspaceOf(params), params.endpointName, 'rac'), INSTEAD);
  const rows = await historyRefusal(announce(flip, history, live), INSTEAD);
  const intent = rows.find((row) => row.event === 'intent' && row.flip === flip.id);
  return { history, row: intent?.hash.slice(0, 32) ?? null };
}

/** What became of it; an operation that failed is told by the page, which follows it. */
async function outcomeOf({ call, to }: Flipping, put: Awaited<ReturnType<typeof write>>): Promise<Said> {
  const { live, requestId, operation } = put;
  try {
    const seen = await readBack(call, to, live, operation);
    const message =
      seen.result === 'verified'
        ? 'Written with the YAML of the endpoint.'
        : `Written with the YAML of the endpoint; Azure showed ${seen.live.name ?? 'none'} as the default.`;
    return { result: seen.result, by: live.modifiedBy, modifiedAt: live.modifiedAt, requestId, message };
  } catch (error) {
    return { ...failedAs(error), by: live.modifiedBy, modifiedAt: live.modifiedAt, requestId };
  }
}

async function write({ azure, params }: Flipping['call'], wanted: Resource) {
  const { value, at, requestId, operation } = await azure.write(operations.putEndpoint, params, wanted);
  return { value, live: liveOf(value, at), requestId, operation };
}

/**
 * Writes a whole endpoint whose default is another than the live one: a flip like that of the traffic switch, with intent
 * and outcome in the history. Throws 409 `HistoryNotWritten` where it can not be kept, else what Azure said.
 */
export async function writeAsFlip(flipping: Flipping): Promise<Answer<'putEndpoint'>> {
  const { call, live, to, recheck } = flipping;
  const flip: FlipWords = {
    id: randomUUID(),
    body: { from: live.name, to, reason: null, change: null, undoes: null },
  };
  const { history, row } = await announced(call, flip, live);
  const put = await attempt(flip, history, async () => {
    await recheck();
    return write(call, tagged(flip, live, row, call.body.resource));
  });
  await conclude(flip, history, await outcomeOf(flipping, put));
  return { resource: resource.parse(put.value), operation: put.operation };
}

/** What was not written is kept, too. */
async function attempt<T>(flip: FlipWords, history: History, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await conclude(flip, history, failedAs(error));
    throw error;
  }
}
