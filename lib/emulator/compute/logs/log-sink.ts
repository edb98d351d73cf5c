import { type Blobs, type JobPlan, logBlob } from '../types';
import { type EarlierLogs, noEarlierLogs } from './earlier-logs';
import { LogWriter } from './log-writer';

/** Where the log files of a job's two runs go, by their paths. */
export class LogSink {
  private earlier: EarlierLogs = noEarlierLogs;
  private readonly writer: LogWriter;

  constructor(
    private readonly plan: Pick<JobPlan, 'jobName' | 'childName'>,
    blobs: Blobs,
  ) {
    this.writer = new LogWriter(blobs);
  }

  /** Goes on where the files of an earlier life of the job end. */
  carryOn(earlier: EarlierLogs): void {
    this.earlier = earlier;
    this.writer.carryOn(earlier.sizes);
  }

  hasMiniBatch = (index: number): boolean => this.earlier.miniBatches.has(index);

  /** True when no earlier life of the job has written this file of the child. */
  isNew = (path: string): boolean => !this.earlier.sizes.has(logBlob(this.plan.childName, path));

  parent(path: string, text: string): void {
    this.writer.append(logBlob(this.plan.jobName, path), text);
  }

  child(path: string, text: string): void {
    this.writer.append(logBlob(this.plan.childName, path), text);
  }

  /** Writes a file of the child that is written once in the life of the job. */
  once(path: string, text: string): void {
    if (this.isNew(path)) this.child(path, text);
  }

  close = (): Promise<void> => this.writer.close();
}
