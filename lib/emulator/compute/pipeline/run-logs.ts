import type { Clock } from '../../types';
import { readEarlierLogs } from '../logs/earlier-logs';
import { paths } from '../logs/formats';
import { LogWriter } from '../logs/log-writer';
import type { LifeLogs } from '../run-life';
import { type Blobs, type JobStatus, logBlob } from '../types';

/** What a command prints, both streams in order (contract F2: the common runtime's name for it). */
export const commandLog = 'user_logs/std_log.txt';

/** The log files of a step that runs a command: its states, what is said about it, what its command prints. */
export class RunLogs implements LifeLogs {
  private readonly said = new Set<string>();
  private readonly writer: LogWriter;

  constructor(
    private readonly runName: string,
    private readonly blobs: Blobs,
    private readonly clock: Clock,
  ) {
    this.writer = new LogWriter(blobs);
  }

  async carryOn(): Promise<void> {
    const earlier = await readEarlierLogs(this.blobs, { jobName: this.runName, childName: this.runName });
    this.writer.carryOn(earlier.sizes);
    for (const status of earlier.statuses) this.said.add(status);
  }

  append(path: string, text: string): void {
    this.writer.append(logBlob(this.runName, path), text);
  }

  status(status: string, at: string): void {
    if (this.said.has(status)) return;
    this.said.add(status);
    this.append(paths.execution, `[${at}] Run status changed to ${status}.\n`);
  }

  execution(text: string): void {
    this.append(paths.execution, `[${this.now()}] ${text}\n`);
  }

  protected now(): string {
    return this.clock.now().toISOString();
  }

  /** What starts and ends on a node. */
  lifecycle(node: string, text: string): void {
    this.append(paths.lifecycler(node), `[${this.now()}] ${text}\n`);
  }

  ended(_status: JobStatus, message: string | null): void {
    if (message) this.execution(message);
  }

  close(): Promise<void> {
    return this.writer.close();
  }
}

/** The log files of a pipeline itself, by the names that a parent run has (contract F2). */
export class PipelineLogs extends RunLogs {
  stepEnded(name: string, status: string): void {
    this.append(paths.parentOut, `[${this.now()}] The step ${name} ended: ${status}.\n`);
  }

  override ended(status: JobStatus, message: string | null): void {
    super.ended(status, message);
    if (message) this.append(paths.parentError, `[${this.now()}] ${message}\n`);
  }
}
