import 'server-only';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { scopeOf } from './caller';
import { processWide } from './process-wide';

/** Key of an endpoint's writes: Azure tells names apart without regard to case. */
export const endpointKey = (params: WorkspaceRef & { endpointName: string }): string =>
  `${scopeOf({ ...params })} ${params.endpointName.toLowerCase()}`;

/** Runs `work` when all earlier work under the same key has ended, however it ended. Of this process only. */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const { turns } = processWide();
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  const ended = turn.then(
    () => undefined,
    () => undefined,
  );
  turns.set(key, ended);
  void ended.then(() => turns.get(key) === ended && turns.delete(key));
  return turn;
}
