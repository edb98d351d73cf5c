/** A mini-batch taken for a run; `stolenFrom` is the seat that had it prefetched, if another had. */
export interface Taken {
  index: number;
  stolenFrom: number | null;
}

/**
 * Which mini-batch goes where. Seats (one per worker process) take them in listing order; a seat may reserve the next
 * one so that its worker can read ahead, and a seat with nothing to do takes a reserved one from another rather than
 * wait. Failed tries go to the end of the line, for any worker.
 */
export class MiniBatchQueue {
  private readonly line: number[];
  private head = 0;
  private readonly reserved = new Map<number, number>();
  private readonly tries = new Map<number, number>();
  private readonly waiting = new Set<() => void>();
  private running = 0;
  private stopped = false;

  constructor(pending: number[]) {
    this.line = [...pending];
  }

  get inFlight(): number {
    return this.running;
  }

  private get idle(): boolean {
    return this.head >= this.line.length && this.reserved.size === 0;
  }

  /** True when every mini-batch is done. */
  get isDrained(): boolean {
    return this.idle && this.running === 0;
  }

  private next(): number | undefined {
    const index = this.line[this.head];
    if (index !== undefined) this.head += 1;
    return index;
  }

  /** Sets the next mini-batch aside for `seat`, to be prefetched. */
  reserve(seat: number): number | null {
    if (this.reserved.has(seat)) return null;
    const index = this.next();
    if (index === undefined) return null;
    this.reserved.set(seat, index);
    return index;
  }

  /** Gives up what `seat` has reserved, when its worker is gone. */
  release(seat: number): void {
    const index = this.reserved.get(seat);
    if (index === undefined) return;
    this.reserved.delete(seat);
    this.line.push(index);
    this.wake();
  }

  private pick(seat: number): Taken | null {
    const own = this.reserved.get(seat);
    if (own !== undefined) {
      this.reserved.delete(seat);
      return { index: own, stolenFrom: null };
    }
    const fresh = this.next();
    if (fresh !== undefined) return { index: fresh, stolenFrom: null };
    for (const [other, index] of this.reserved) {
      this.reserved.delete(other);
      return { index, stolenFrom: other };
    }
    return null;
  }

  /** The next mini-batch for `seat`; waits while one in flight may still come back; null when all are done. */
  async take(seat: number): Promise<Taken | null> {
    for (;;) {
      if (this.stopped) return null;
      const taken = this.pick(seat);
      if (taken) {
        this.running += 1;
        return taken;
      }
      if (this.isDrained) return null;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Counts this try, and says how many this mini-batch has had. */
  countTry(index: number): number {
    const tries = (this.tries.get(index) ?? 0) + 1;
    this.tries.set(index, tries);
    return tries;
  }

  done(index: number): void {
    this.tries.delete(index);
    this.running -= 1;
    if (this.isDrained) this.wake();
  }

  again(index: number): void {
    this.running -= 1;
    this.line.push(index);
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
