/** Runs the tasks of one key one after the other, of different keys side by side. */
export function createQueues() {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const result = (tails.get(key) ?? Promise.resolve()).then(task, task);
    const tail = result.catch(() => {}).then(() => void (tails.get(key) === tail && tails.delete(key)));
    tails.set(key, tail);
    return result;
  };
}
