import type { Clock } from '../types';
import { canMove, isFinished, moved } from './state-machine';
import type { JobRecord, JobStatus, RunError, RunState, RunStore } from './types';

/** Moves a job's two runs through their states and tells `changed` of each change of the parent. */
export class RunStates {
  private last = 0;

  constructor(
    private readonly jobs: RunStore,
    private readonly jobName: string,
    private readonly clock: Clock,
    private readonly changed: (status: JobStatus, at: string) => void,
  ) {}

  get record(): JobRecord {
    const record = this.jobs.get(this.jobName);
    if (!record) throw new Error(`There is no job ${this.jobName}.`);
    return record;
  }

  get status(): JobStatus {
    return this.record.parent.status;
  }

  get isFinished(): boolean {
    return isFinished(this.status);
  }

  /** Each state begins at least one millisecond after the last, also when the machine's clock is set back. */
  private instant(): string {
    this.last = Math.max(this.clock.now().getTime(), this.last + 1);
    return new Date(this.last).toISOString();
  }

  /** Makes the child run, in the state of its parent. A job has exactly one (contract E). */
  begin(): void {
    const { parent, child } = this.record;
    const at = this.instant();
    const begun = canMove(parent.status, 'Preparing') ? moved(parent, 'Preparing', at) : parent;
    const born: RunState = { status: begun.status, createdAt: at, startedAt: null, endedAt: null, error: null };
    this.jobs.update(this.jobName, { parent: begun, child: child ?? born });
    if (begun.status === 'Preparing') this.changed('Preparing', at);
  }

  /**
   * Nothing happens when the table has no such change, as when a job ends while its cancel arrives. A child that is behind
   * its parent follows alone.
   */
  move(to: JobStatus): void {
    const { parent, child } = this.record;
    const isBehind = parent.status === to && child !== null && canMove(child.status, to);
    if (!isBehind && !canMove(parent.status, to)) return;
    const at = this.instant();
    this.write(to, at, null);
    if (!isBehind) this.changed(to, at);
  }

  /** The parent is Running while its child waits for nodes (contract E, J.10); a run without a child waits itself. */
  runAhead(): void {
    const { parent, child } = this.record;
    if (child === null || !canMove(parent.status, 'Running')) return;
    const at = this.instant();
    this.jobs.update(this.jobName, { parent: moved(parent, 'Running', at), child });
    this.changed('Running', at);
  }

  /** A last state is shown only after `told` has brought the last log lines to where readers find them. */
  async finish(to: JobStatus, error: RunError | null, told: () => Promise<void>): Promise<void> {
    if (!canMove(this.status, to)) throw new Error(`A job can not go from ${this.status} to ${to}.`);
    const at = this.instant();
    this.changed(to, at);
    await told();
    this.write(to, at, error);
  }

  private write(to: JobStatus, at: string, error: RunError | null): void {
    const { parent, child } = this.record;
    const next = child && canMove(child.status, to) ? moved(child, to, at, error) : child;
    const ahead = parent.status === to ? parent : moved(parent, to, at, error);
    this.jobs.update(this.jobName, { parent: ahead, child: next });
  }
}
