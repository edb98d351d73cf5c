import { setTimeout as delay } from 'node:timers/promises';
import { ARTIFACT_CONTAINER } from '../../directory';
import { retryStorage } from '../retry-storage';
import type { Blobs } from '../types';

/** An append blob takes 50,000 appends; the pause between two of them grows so that a job of days still fits. */
const pauseMs = 250;
const appendsPerStep = 2000;
const maxAppends = 49_000;
const maxAppendLength = 1_000_000;

export interface LogLimits {
  /** Characters a file takes before it ends with one marker line. */
  capBytes: number;
}

/** One log file: text gathers here and is appended to its blob at most every 250 ms. */
class LogFile {
  private pending: string[] = [];
  private appends = 0;
  private full = false;
  private flushing: Promise<void> | null = null;
  private readonly closing = new AbortController();

  constructor(
    private readonly blobs: Pick<Blobs, 'append'>,
    private readonly blob: string,
    private size: number,
    private readonly limits: LogLimits,
  ) {}

  append(text: string): void {
    if (this.full || text === '') return;
    this.size += text.length;
    this.full = this.size > this.limits.capBytes || this.appends > maxAppends;
    const marker = `\n[log cut here: this file reached its limit of ${this.limits.capBytes} bytes]\n`;
    this.pending.push(this.full ? marker : text);
    this.flushing ??= this.flushLater();
  }

  private async flushLater(): Promise<void> {
    const pause = pauseMs * (1 + Math.floor(this.appends / appendsPerStep));
    await delay(pause, undefined, { ref: false, signal: this.closing.signal }).catch(() => undefined);
    await this.flush();
    this.flushing = null;
    if (this.pending.length > 0) this.flushing = this.flushLater();
  }

  private async flush(): Promise<void> {
    const text = this.pending.join('');
    this.pending = [];
    for (let from = 0; from < text.length; ) {
      const part = text.slice(from, cut(text, from + maxAppendLength));
      this.appends += 1;
      await retryStorage(() => this.blobs.append(ARTIFACT_CONTAINER, this.blob, part)).catch(() => {
        // A log that cannot be written must not end the job; the result does not depend on it.
      });
      from += part.length;
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    while (this.flushing) await this.flushing;
  }
}

/** Does not cut between the two halves of a character outside the basic plane. */
function cut(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return at < text.length && code >= 0xd800 && code <= 0xdbff ? at - 1 : at;
}

/** Appends text to the log blobs of one job, in order per file and batched. Never throws. */
export class LogWriter {
  private readonly files = new Map<string, LogFile>();

  private sizes: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly blobs: Pick<Blobs, 'append'>,
    private readonly limits: LogLimits = { capBytes: 32 * 1024 * 1024 },
  ) {}

  /** What the files hold already when the job carries on after a restart; it counts toward their limit. */
  carryOn(sizes: ReadonlyMap<string, number>): void {
    this.sizes = sizes;
  }

  append(blob: string, text: string): void {
    let file = this.files.get(blob);
    if (!file) {
      file = new LogFile(this.blobs, blob, this.sizes.get(blob) ?? 0, this.limits);
      this.files.set(blob, file);
    }
    file.append(text);
  }

  /** Returns when everything appended so far is in blob storage, or could not be written. */
  async close(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.close()));
  }
}
