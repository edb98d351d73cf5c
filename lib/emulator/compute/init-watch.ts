import type { Clock } from '../types';
import { type InitFault, JobFailure } from './failures';

const wholeJobAfterMs = 120_000;

/**
 * When failing `init()` ends a job (performance-and-security.md §5.2): a node stops after 3 × processes failures; the job
 * after two minutes and 2 × nodes × processes failures, or when all nodes have stopped. One that hangs is ProgressWatch's.
 */
export class InitWatch {
  private readonly failures = new Map<string, number>();
  private readonly since: number;

  constructor(
    private readonly limits: { nodes: number; processes: number },
    private readonly clock: Clock,
    private readonly fail: (failure: JobFailure) => void,
  ) {
    this.since = clock.now().getTime();
  }

  isNodeStopped(node: string): boolean {
    return (this.failures.get(node) ?? 0) >= 3 * this.limits.processes;
  }

  failed(node: string, fault: InitFault): void {
    this.failures.set(node, (this.failures.get(node) ?? 0) + 1);
    const all = [...this.failures.values()].reduce((sum, count) => sum + count, 0);
    const stoppedNodes = [...this.failures.keys()].filter((name) => this.isNodeStopped(name)).length;
    const late = this.clock.now().getTime() - this.since >= wholeJobAfterMs;
    const many = all >= 2 * this.limits.nodes * this.limits.processes;
    if (stoppedNodes < this.limits.nodes && !(late && many)) return;
    const times = all === 1 ? 'once' : `${all} times`;
    const why = fault.message.replace(/(?<![.!?])$/, '.');
    this.fail(new JobFailure(`init() failed ${times}: ${why} The trace is in logs/user/error.txt.`));
  }
}
