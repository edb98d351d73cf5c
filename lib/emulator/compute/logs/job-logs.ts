import type { Clock } from '../../types';
import { type InitFault, isOfSystem, type RunFault } from '../failures';
import type { MiniBatch } from '../mini-batches';
import type { Result } from '../results';
import type { LifeLogs } from '../run-life';
import type { Blobs, JobPlan } from '../types';
import { readEarlierLogs } from './earlier-logs';
import {
  type Counts,
  csvHeader,
  csvRow,
  driverFailure,
  type Level,
  paths,
  readmeText,
  shownLevels,
  someNames,
  sysLine,
} from './formats';
import { LogSink } from './log-sink';
import { Overview } from './overview';
import { Summaries } from './summaries';
import { UsageLog } from './usage-log';

/** `10.0.0.4/process000`: a worker process and the node it stands on, as log files name it. */
export type Seat = string;

type PlanOfLogs = Pick<JobPlan, 'jobName' | 'childName'> & { settings: Pick<JobPlan['settings'], 'loggingLevel'> };

/** Everything a job says about itself, in the log files of its two runs (§5.4, contract F2). */
export class JobLogs implements LifeLogs {
  private readonly said = new Set<string>();
  /** Of the nodes beside the first. */
  private readonly ranks = new Set<number>();
  readonly overview: Overview;
  private readonly sink: LogSink;
  private readonly summaries = new Summaries();
  private readonly resources: UsageLog;

  constructor(
    private readonly plan: PlanOfLogs,
    private readonly blobs: Blobs,
    private readonly clock: Clock,
  ) {
    this.sink = new LogSink(plan, blobs);
    this.overview = new Overview(this.sink, clock);
    this.resources = new UsageLog(this.sink, () => this.now());
  }

  async carryOn(): Promise<void> {
    const earlier = await readEarlierLogs(this.blobs, this.plan);
    this.sink.carryOn(earlier);
    for (const status of earlier.statuses) this.said.add(status);
  }

  private now(): string {
    return this.clock.now().toISOString();
  }

  /** A change of state of the parent; the timeline of the job is read from these lines. */
  status(status: string, at: string): void {
    if (this.said.has(status)) return;
    this.said.add(status);
    this.sink.parent(paths.execution, `[${at}] Run status changed to ${status}.\n`);
    this.driver(`[${at}] Run status changed to ${status}.\n`);
  }

  execution(text: string): void {
    this.sink.parent(paths.execution, `[${this.now()}] ${text}\n`);
    this.driver(`[${this.now()}] ${text}\n`);
  }

  private driver(line: string): void {
    this.sink.child(paths.driver(), line);
    this.sink.child(paths.oldDriver, line);
  }

  /** A line of one of the service's own files, if the job's logging_level shows its level. */
  private sys(path: string, text: string, level: Level): void {
    if (!shownLevels[this.plan.settings.loggingLevel].includes(level)) return;
    this.sink.child(path, sysLine(this.clock.now(), level, text));
  }

  /** The scheduler's file. */
  private master = (text: string, level: Level = 'INFO'): void => this.sys(paths.master, text, level);

  process = (seat: Seat, text: string, level: Level = 'INFO'): void => this.sys(paths.process(seat), text, level);

  processStarting(seat: Seat): void {
    this.process(seat, 'Starting, then init().');
    this.lifecycle(seat, 'starts');
  }

  processEnded(seat: Seat): void {
    this.process(seat, 'The process has ended.');
    this.lifecycle(seat, 'has ended');
  }

  private lifecycle(seat: Seat, what: string): void {
    const [node = '', name = ''] = seat.split('/');
    this.sink.child(paths.lifecycler(node), `[${this.now()}] ${name} ${what}.\n`);
  }

  /** @param rank place among the nodes of the job; the first one runs the driver */
  nodeStarted(node: string, rank: number): void {
    this.sys(paths.node(node), 'The node takes part in the job.', 'INFO');
    if (rank === 0) return;
    this.ranks.add(rank);
    this.sink.child(paths.driver(rank), `[${this.now()}] Node ${node} takes part in the job.\n`);
  }

  nodeLost(node: string): void {
    this.sys(paths.node(node), 'The node was lost.', 'WARNING');
    this.master(`Node ${node} was lost; what ran there goes back into the line.`, 'WARNING');
  }

  usage = (processes: { seat: Seat; pid: number }[], everySeconds: number): void =>
    this.resources.sample(processes, everySeconds);

  /** The files that every scoring begins with. */
  scheduled(counts: Counts, schedule: { scheduledAt: string; seconds: number }): void {
    this.sink.once(paths.readme, readmeText);
    this.sink.once(paths.miniBatches, csvHeader);
    this.master(`Scheduled ${counts.miniBatches} mini batches with ${counts.files} items; ${counts.done} are done.`);
    this.overview.scheduled(counts, schedule);
  }

  /** A mini-batch is done. After a restart the rows that the crash took are written again, and no others. */
  miniBatch(result: Result, batch: MiniBatch): void {
    this.summaries.add(result);
    if (!this.sink.hasMiniBatch(result.index)) this.sink.child(paths.miniBatches, csvRow(result, batch));
  }

  /** One failed try of a mini-batch: time, mini-batch, files, message and trace. */
  runFailed(seat: Seat, batch: MiniBatch, tried: { tries: number; of: number }, fault: RunFault): void {
    const files = someNames(batch, 20).join(', ');
    const head = `[${this.now()}] Mini-batch ${batch.index} failed on ${seat}, try ${tried.tries} of ${tried.of}. Files: ${files}`;
    const text = `${head}\n${fault.trace.trimEnd() || fault.message}\n\n`;
    this.process(seat, `Mini-batch ${batch.index} failed: ${fault.message}`, 'WARNING');
    if (isOfSystem(fault)) this.sink.child(paths.systemErrors(seat), text);
    this.userError(seat, text);
  }

  initFailed(seat: Seat, fault: InitFault): void {
    this.process(seat, `init() failed: ${fault.message}`, 'ERROR');
    this.userError(seat, `[${this.now()}] init() failed on ${seat}.\n${fault.trace.trimEnd() || fault.message}\n\n`);
  }

  private userError(seat: Seat, text: string): void {
    this.sink.child(paths.errors, text);
    this.sink.child(paths.processErrors(seat), text);
  }

  stdout = (seat: Seat, text: string): void => this.sink.child(paths.stdout(seat), text);

  stderr = (seat: Seat, text: string): void => this.sink.child(paths.stderr(seat), text);

  /** What the script logged by its `EntryScript().logger`. */
  scriptLog = (seat: Seat, text: string): void => this.sink.child(paths.script(seat), text);

  /** How the run ended, for those who read only one file; and the sums of what was scored. */
  ended(status: string, message: string | null): void {
    this.sink.child(paths.result, `[${this.now()}] ${status}${message ? `: ${message}` : ''}\n`);
    this.sink.parent(paths.parentOut, `[${this.now()}] The step batchscoring ended: ${status}.\n`);
    // Their code is 41 in any case: it tells the compute's manager that they have ended by themselves (§5.2).
    for (const rank of this.ranks)
      this.sink.child(paths.driver(rank), `[${this.now()}] The node exits with code 41.\n`);
    if (message) this.failed(message);
    if (this.summaries.isEmpty) return;
    this.sink.once(paths.processSummary, this.summaries.byProcess());
    this.sink.once(paths.nodeSummary, this.summaries.byNode());
  }

  private failed(message: string): void {
    this.master(message, 'ERROR');
    this.sink.child(paths.jobError, `[${this.now()}] ${message}\n`);
    this.sink.parent(paths.parentError, `[${this.now()}] ${message}\n`);
    this.execution(`${message} See logs/readme.txt of the child run for the layout of logs.`);
    this.driver(`[${this.now()}] ${driverFailure}\n[${this.now()}] The driver exits with code 42.\n`);
  }

  async close(): Promise<void> {
    await this.resources.close();
    await this.sink.close();
  }
}
