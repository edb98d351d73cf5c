import { JobFailure } from './failures';
import { timerMs } from './timer';

/**
 * Ends a job that makes no progress for `progress_update_timeout` seconds: no mini-batch is done, and before the first
 * one no process gets through init() (§5.1, §5.2). The words are Azure's.
 */
export class ProgressWatch {
  private readonly timer: NodeJS.Timeout;
  private hasProcess = false;

  constructor(
    private readonly seconds: number,
    fail: (failure: JobFailure) => void,
  ) {
    this.timer = setTimeout(() => fail(new JobFailure(this.words())), timerMs(seconds));
  }

  private words(): string {
    const { seconds } = this;
    const words = `No progress update in ${seconds} seconds. No progress update in this check. Wait ${seconds} seconds since last update.`;
    return this.hasProcess ? words : `${words} init() did not finish in any process; see logs/user/stdout.`;
  }

  updated(): void {
    this.timer.refresh();
  }

  /** Only the first process is progress: those that replace others come as often as run() hangs. */
  opened(): void {
    if (!this.hasProcess) this.updated();
    this.hasProcess = true;
  }

  close(): void {
    clearTimeout(this.timer);
  }
}
