import type { Clock } from '../../types';
import { type Counts, finishedText, nothingYetText, paths, progressText, scheduledText } from './formats';
import type { LogSink } from './log-sink';

const beatMs = 10_000;

/** `logs/job_progress_overview.<yyyymmddhh>.txt`: how far a scoring is, for people and for programs that follow it. */
export class Overview {
  private scheduledAt = '';
  private lastAt = 0;

  constructor(
    private readonly sink: Pick<LogSink, 'child' | 'isNew'>,
    private readonly clock: Clock,
  ) {}

  /** The file begins with the hour of the scheduling, also after a restart, and a new one with each day (UTC, §5.4). */
  private say(text: string): void {
    const now = this.clock.now().toISOString();
    const isFirstDay = now.slice(0, 10) <= this.scheduledAt.slice(0, 10);
    const path = paths.overview(isFirstDay ? this.scheduledAt : `${now.slice(0, 10)}T00`);
    this.sink.child(path, `${now.replace('Z', '000')} ${text}\n`);
    this.lastAt = this.clock.now().getTime();
  }

  scheduled(counts: Counts, { scheduledAt, seconds }: { scheduledAt: string; seconds: number }): void {
    this.scheduledAt = scheduledAt;
    if (!this.sink.isNew(paths.overview(scheduledAt))) return;
    this.say(scheduledText(counts, seconds));
    this.say(nothingYetText);
    this.lastAt = 0;
  }

  /** At most one line a second. */
  progress(counts: Counts): void {
    if (this.clock.now().getTime() - this.lastAt >= 1000) this.say(progressText(counts));
  }

  /** A line about every ten seconds, also while no mini-batch ends (§5.4). @returns how to stop */
  beat(counts: () => Counts): () => void {
    const timer = setInterval(() => {
      const now = counts();
      this.say(now.done === 0 ? nothingYetText : progressText(now));
    }, beatMs).unref();
    return () => clearInterval(timer);
  }

  /** The last word on a scoring that was broken off. */
  brokenOff = (counts: Counts): void => this.say(progressText(counts));

  finished = (counts: Counts): void => this.say(finishedText(counts));
}
