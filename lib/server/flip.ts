import 'server-only';
import { randomUUID } from 'node:crypto';
import { operations } from '@/lib/azureml/operations';
import type { FlipAnswer } from '@/lib/contracts/api/flip';
import { scopeOf } from './caller';
import { refuseByOptions, refuseStale } from './flip-checks';
import { type History, openHistory } from './flip-history';
import { announce, conclude, type Flip, failedAs } from './flip-record';
import { writeFlip } from './flip-write';
import { historyRefusal } from './history-refusal';
import { workspaceOf } from './job-runs';
import { type LiveEndpoint, readLive } from './live-endpoint';
import { endpointKey, oneAtATime } from './one-at-a-time';
import { processWide } from './process-wide';
import { readBack } from './read-back';
import type { Call } from './route';

interface Announced {
  history: History | null;
  /** Names the row of the intent in the endpoint's tag. */
  row: string | null;
}

/**
 * Writes the intent. Nothing is written where the person goes on without a history. Throws 409 `HistoryNotWritten` where it
 * can not be written: the endpoint is as it was.
 */
async function announced(flip: Flip, live: LiveEndpoint): Promise<Announced> {
  const { azure, params, body, id } = flip;
  if (body.withoutHistory) return { history: null, row: null };
  const history = await historyRefusal(openHistory(azure, workspaceOf(params), params.endpointName, 'rac'));
  const rows = await historyRefusal(announce(flip, history, live));
  const intent = rows.find((row) => row.event === 'intent' && row.flip === id);
  return { history, row: intent?.hash.slice(0, 32) ?? null };
}

/** Reads once more, writes, and reads back. Throws what Azure said where it was not written. */
async function apply(flip: Flip, first: LiveEndpoint, row: string | null) {
  const live = await readLive(flip.azure, flip.params);
  refuseStale({ ...flip.body, modifiedAt: first.modifiedAt }, live);
  const written = await writeFlip(flip, live, row);
  const seen = await readBack(flip, flip.body.to, written.live, written.operation);
  return { written, seen };
}

/** The live endpoint, where nothing that is known stands against this flip. Throws 400, 404 or 409. */
async function admitted({ azure, params, body }: Flip): Promise<LiveEndpoint> {
  const live = await readLive(azure, params);
  refuseStale(body, live);
  refuseByOptions(body, live);
  await azure.send(operations.deployment, { ...params, deploymentName: body.to }); // 404 in Azure's words
  return live;
}

async function flipNow(flip: Flip): Promise<FlipAnswer> {
  const { id, body } = flip;
  const live = await admitted(flip);
  const { history, row } = await announced(flip, live);
  try {
    const { written, seen } = await apply(flip, live, row);
    const { modifiedBy: by, modifiedAt } = written.live;
    const said = { result: seen.result, by, modifiedAt, requestId: written.requestId };
    const message = seen.result === 'verified' ? null : `Azure showed ${seen.live.name ?? 'none'} as the default.`;
    const kept = await conclude(flip, history, { ...said, message });
    const after = { live: seen.live.name, liveBy: seen.live.modifiedBy, modifiedAt: seen.live.modifiedAt };
    return { id, from: body.from, to: body.to, ...said, ...after, kept };
  } catch (error) {
    await conclude(flip, history, failedAs(error));
    throw error;
  }
}

/**
 * Makes another deployment the default: compare and set on an API without preconditions. Flips of one endpoint follow one
 * another in this process; the endpoint is read, compared with what the page saw and with itself just before the write;
 * what is intended stands in the history before, what became of it after.
 */
export async function flipDefault(call: Call<'flip'>): Promise<FlipAnswer> {
  const scope = scopeOf(call.params);
  try {
    return await oneAtATime(endpointKey(call.params), () => flipNow({ ...call, id: randomUUID() }));
  } finally {
    processWide().snapshots.forget(scope);
  }
}
