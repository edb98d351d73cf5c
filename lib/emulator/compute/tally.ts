import type { Counts } from './logs/formats';
import type { Result } from './results';

/** The sums of a scoring: mini-batches and files, done and to come. */
export class Tally {
  done = 0;
  succeeded = 0;
  failed = 0;
  failedMiniBatches = 0;

  constructor(
    readonly miniBatches: number,
    readonly files: number,
  ) {}

  add(result: Result): void {
    this.done += 1;
    this.succeeded += result.succeeded;
    this.failed += result.failed;
    if (result.failed > 0) this.failedMiniBatches += 1;
  }

  counts(running: number): Counts {
    const { miniBatches, files, done, succeeded, failed } = this;
    return { miniBatches, files, done, succeeded, failed, running };
  }
}
