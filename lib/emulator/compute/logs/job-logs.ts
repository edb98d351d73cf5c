import type { Clock } from '../../types';
import type { InitFault, RunFault } from '../failures';
import type { MiniBatch } from '../mini-batches';
import type { Result } from '../results';
import { type Blobs, type JobPlan, logBlob } from '../types';
import { type EarlierLogs, noEarlierLogs } from './earlier-logs';
import {
  type Counts,
  csvHeader,
  csvRow,
  finishedText,
  nothingYetText,
  paths,
  progressText,
  readmeText,
  scheduledText,
  someNames,
} from './formats';
import { LogWriter } from './log-writer';

/** `10.0.0.4/process000`: a worker process and the node it stands on, as log files name it. */
export type Seat = string;

/** Everything a job says about itself, in the log files of its two runs. */
export class JobLogs {
  private overviewPath = '';
  private lastProgressAt = 0;
  private readonly said = new Set<string>();
  private earlier: EarlierLogs = noEarlierLogs;
  private readonly writer: LogWriter;

  constructor(
    private readonly plan: Pick<JobPlan, 'jobName' | 'childName'>,
    blobs: Blobs,
    private readonly clock: Clock,
  ) {
    this.writer = new LogWriter(blobs);
  }

  /** Goes on where the logs of an earlier life of the job end. */
  carryOn(earlier: EarlierLogs): void {
    this.earlier = earlier;
    this.writer.carryOn(earlier.sizes);
    for (const status of earlier.statuses) this.said.add(status);
  }

  private isNew(path: string): boolean {
    return !this.earlier.sizes.has(logBlob(this.plan.childName, path));
  }

  private parent(path: string, text: string): void {
    this.writer.append(logBlob(this.plan.jobName, path), text);
  }

  private child(path: string, text: string): void {
    this.writer.append(logBlob(this.plan.childName, path), text);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }

  /** A change of state of the parent; the timeline of the job is read from these lines. */
  status(status: string, at: string): void {
    if (this.said.has(status)) return;
    this.said.add(status);
    this.parent(paths.execution, `[${at}] Run status changed to ${status}.\n`);
    this.child(paths.driver, `[${at}] Run status changed to ${status}.\n`);
  }

  execution(text: string): void {
    this.parent(paths.execution, `[${this.now()}] ${text}\n`);
    this.child(paths.driver, `[${this.now()}] ${text}\n`);
  }

  /** `2020-10-09 01:38:51,269|INFO|text`: the scheduler's file. */
  master(text: string): void {
    this.child(paths.master, `${this.sysTime()}|INFO|${text}\n`);
  }

  process(seat: Seat, text: string): void {
    this.child(paths.process(seat), `${this.sysTime()}|INFO|${text}\n`);
  }

  private sysTime(): string {
    return this.now().replace('T', ' ').replace('.', ',').replace('Z', '');
  }

  private overview(text: string): void {
    this.child(this.overviewPath, `${this.now().replace('Z', '000')} ${text}\n`);
  }

  /** The files that every scoring begins with. The overview is named by the hour of the scheduling, also after a restart. */
  scheduled(counts: Counts, schedule: { scheduledAt: string; seconds: number }): void {
    this.overviewPath = paths.overview(schedule.scheduledAt);
    if (this.isNew(paths.readme)) this.child(paths.readme, readmeText);
    if (this.isNew(paths.miniBatches)) this.child(paths.miniBatches, csvHeader);
    this.master(`Scheduled ${counts.miniBatches} mini batches with ${counts.files} items; ${counts.done} are done.`);
    if (!this.isNew(this.overviewPath)) return;
    this.overview(scheduledText(counts, schedule.seconds));
    this.overview(nothingYetText);
  }

  /** At most one line a second. */
  progress(counts: Counts): void {
    const now = this.clock.now().getTime();
    if (now - this.lastProgressAt < 1000) return;
    this.lastProgressAt = now;
    this.overview(progressText(counts));
  }

  /** The last word on a scoring that was broken off. */
  brokenOff(counts: Counts): void {
    this.overview(progressText(counts));
  }

  finished(counts: Counts): void {
    this.overview(finishedText(counts));
  }

  /** A mini-batch is done. After a restart the rows that the crash took are written again, and no others. */
  miniBatch(result: Result, batch: MiniBatch): void {
    if (this.earlier.miniBatches.has(result.index)) return;
    this.child(paths.miniBatches, csvRow(result, batch));
  }

  private error(seat: Seat, text: string): void {
    this.child(paths.errors, text);
    this.child(paths.processErrors(seat), text);
  }

  /** One failed try of a mini-batch: time, mini-batch, files, message and trace. */
  runFailed(seat: Seat, batch: MiniBatch, tried: { tries: number; of: number }, fault: RunFault): void {
    const files = someNames(batch, 20).join(', ');
    const head = `[${this.now()}] Mini-batch ${batch.index} failed on ${seat}, try ${tried.tries} of ${tried.of}. Files: ${files}`;
    this.error(seat, `${head}\n${fault.trace.trimEnd() || fault.message}\n\n`);
  }

  initFailed(seat: Seat, fault: InitFault): void {
    this.error(seat, `[${this.now()}] init() failed on ${seat}.\n${fault.trace.trimEnd() || fault.message}\n\n`);
  }

  stdout = (seat: Seat, text: string): void => this.child(paths.stdout(seat), text);

  stderr = (seat: Seat, text: string): void => this.child(paths.stderr(seat), text);

  /** How the run ended, for those who read only one file. */
  ended(status: string, message: string | null): void {
    this.child(paths.result, `[${this.now()}] ${status}${message ? `: ${message}` : ''}\n`);
    if (message) this.execution(`${message} See logs/readme.txt of the child run for the layout of logs.`);
  }

  async close(): Promise<void> {
    await this.writer.close();
  }
}
