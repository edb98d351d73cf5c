import 'server-only';
import { processWide } from './process-wide';

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
