import { backoffMs } from './retry-after';

interface Bucket {
  /** Milliseconds since 1970. */
  until: number;
  /** Refusals one after the other, each after the wait that the one before it asked for. */
  strikes: number;
  /** The request that tries whether the bucket is open again; null while none does. */
  probe: Promise<void> | null;
}

export interface Entry {
  /** Milliseconds until the bucket may be asked again; 0 lets the request through. */
  msClosed: number;
  /** To be called once the request that was let through has met its end; `true` where that does not show an open bucket. */
  leave(closed: boolean): void;
}

const open: Entry = { msClosed: 0, leave: () => {} };

/**
 * What 429s said, for the whole bucket of one principal at one host: a request sent before its time is only answered with a
 * new wait (performance-and-security §1.1), so none is. When the time is over one request goes ahead, and the others wait
 * for what it meets: a bucket that is still closed costs one request, and an opened one is not stormed before that is known.
 */
export class ThrottleGate {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly capacity = 2_000) {}

  msClosed(bucket: string, now: number): number {
    return Math.max(0, (this.buckets.get(bucket)?.until ?? 0) - now);
  }

  /** @param mayProbe whether others may wait for this request's end, which must come soon */
  async enter(bucket: string, now: () => number, mayProbe: boolean): Promise<Entry> {
    for (;;) {
      const known = this.buckets.get(bucket);
      if (!known) return open;
      const msClosed = known.until - now();
      if (msClosed > 0) return { msClosed, leave: () => {} };
      if (!mayProbe) return open;
      if (!known.probe) return this.probe(bucket, known);
      await known.probe;
    }
  }

  /** A 429 came; `seconds` is its `Retry-After`. Without one, or with 0, the wait doubles from strike to strike, up to 60 s. */
  close(bucket: string, seconds: number | null, now: number, random: () => number): void {
    const known = this.buckets.get(bucket);
    const isNew = known === undefined || known.until <= now;
    const strikes = (known?.strikes ?? 0) + (isNew ? 1 : 0);
    const until = Math.max(known?.until ?? 0, now + (seconds ? seconds * 1000 : backoffMs(strikes, random)));
    this.buckets.delete(bucket);
    this.buckets.set(bucket, { until, strikes, probe: known?.probe ?? null });
    const oldest = this.buckets.keys().next().value;
    if (this.buckets.size > this.capacity && oldest !== undefined) this.buckets.delete(oldest);
  }

  private probe(bucket: string, known: Bucket): Entry {
    let over = () => {};
    known.probe = new Promise((done) => {
      over = done;
    });
    const leave = (closed: boolean) => {
      const now = this.buckets.get(bucket);
      if (!closed) this.buckets.delete(bucket);
      else if (now) now.probe = null;
      over();
    };
    return { msClosed: 0, leave };
  }
}
