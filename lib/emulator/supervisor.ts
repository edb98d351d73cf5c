/** A start that failed for a reason the person at the terminal can act on. The message is one plain sentence. */
export class StartError extends Error {}

interface Part {
  name: string;
  stop(): Promise<void> | void;
}

export interface Supervisor {
  /** Runs `begin` and remembers how to stop what it made. Rejects when a stop was asked for meanwhile. */
  start<T>(name: string, begin: () => Promise<T> | T, stop?: (made: T) => Promise<void> | void): Promise<T>;
  /** Stops every started part in reverse order; a part that fails to stop does not keep the others from stopping. */
  stop(): Promise<void>;
}

/** Thrown out of `start` when the process was told to stop while it was still starting. */
export class Stopped extends Error {}

export function createSupervisor(warn: (line: string) => void): Supervisor {
  const parts: Part[] = [];
  let starting: Promise<unknown> = Promise.resolve();
  let stopping: Promise<void> | null = null;

  async function stopAll(): Promise<void> {
    await starting.catch(() => {});
    for (let part = parts.pop(); part; part = parts.pop()) {
      try {
        await part.stop();
      } catch (error) {
        warn(`The ${part.name} did not stop cleanly: ${error}`);
      }
    }
  }

  return {
    async start(name, begin, stop) {
      if (stopping) throw new Stopped(name);
      const begun = Promise.resolve().then(begin);
      starting = begun;
      const made = await begun;
      if (stop) parts.push({ name, stop: () => stop(made) });
      if (stopping) throw new Stopped(name);
      return made;
    },
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
  };
}
