import type { MiniBatch } from '../mini-batches';

/** What one `run()` returned: how many items, and their rows, each ended by a line feed. */
export interface Reply {
  count: number;
  rows: string;
  runSeconds: number;
  /** Processor time of the worker process meanwhile. */
  cpuSeconds: number;
}

/** One initialised worker process, for one mini-batch at a time. */
export interface Worker {
  readonly startedAt: string;
  readonly pid: number | undefined;
  /** False once its process is gone; it is then replaced. */
  readonly alive: boolean;
  /** Reads ahead what the next run() will need. */
  prefetch(batch: MiniBatch): void;
  /** Another worker took a prefetched mini-batch. */
  forget(batch: MiniBatch): void;
  /** Rejects with RunFault when this try failed; with any other error when the whole job must end. */
  run(batch: MiniBatch): Promise<Reply>;
  /** Ends the process, or gives it back to where warm ones are kept; returns when that is done. */
  end(): Promise<void>;
}

/**
 * Starts a worker for `seat` (`node/processNNN`). Rejects with InitFault when `init()` failed there, with JobFailure
 * when it can succeed nowhere, with the signal's reason when the work is broken off.
 */
export type OpenWorker = (seat: string, signal: AbortSignal) => Promise<Worker>;
