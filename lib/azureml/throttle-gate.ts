/**
 * What a 429 with `Retry-After` said, for the whole bucket of one principal at one host: a request sent before its time is
 * only answered with a new wait (performance-and-security §1.1), so none is.
 */
export class ThrottleGate {
  private readonly closedUntil = new Map<string, number>();

  constructor(private readonly capacity = 2_000) {}

  /** Seconds until the bucket may be asked again; 0 when it is open. */
  secondsClosed(bucket: string, now: number): number {
    const until = this.closedUntil.get(bucket);
    if (until === undefined) return 0;
    if (until > now) return Math.ceil((until - now) / 1000);
    this.closedUntil.delete(bucket);
    return 0;
  }

  close(bucket: string, seconds: number, now: number): void {
    this.closedUntil.set(bucket, now + seconds * 1000);
    const oldest = this.closedUntil.keys().next().value;
    if (this.closedUntil.size > this.capacity && oldest !== undefined) this.closedUntil.delete(oldest);
  }
}
