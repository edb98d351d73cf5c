/** Lets so many through at a time, in the order they came; can be held, and closed for good. */
export interface Gate {
  /** Runs the work when there is a place; rejects with the reason of `close` when it was closed before. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  setCapacity(capacity: number): void;
  hold(): void;
  release(): void;
  close(reason: Error): void;
}

interface Waiting {
  enter(): void;
  refuse(reason: Error): void;
}

export function createGate(initialCapacity: number): Gate {
  const waiting: Waiting[] = [];
  let capacity = initialCapacity;
  let inside = 0;
  let held = false;
  let closed: Error | null = null;

  const admit = () => {
    while (!held && inside < capacity) {
      const next = waiting.shift();
      if (!next) return;
      inside += 1;
      next.enter();
    }
  };
  const enter = () =>
    new Promise<void>((resolve, reject) => {
      if (closed) return reject(closed);
      waiting.push({ enter: resolve, refuse: reject });
      admit();
    });
  const leave = () => {
    inside -= 1;
    admit();
  };

  return {
    pass: async (work) => {
      await enter();
      return work().finally(leave);
    },
    setCapacity: (next) => {
      capacity = next;
      admit();
    },
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      admit();
    },
    close: (reason) => {
      closed = reason;
      for (const one of waiting.splice(0)) one.refuse(reason);
    },
  };
}
