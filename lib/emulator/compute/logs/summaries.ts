import type { Result } from '../results';

interface Sums {
  miniBatches: number;
  total: number;
  succeeded: number;
  failed: number;
  processSeconds: number;
  runSeconds: number;
}

const sumHead = 'Mini-batches,Total,Succeeded,Failed,Process Seconds,Run Method Seconds';
const nodeOf = (seat: string) => seat.split('/')[0] ?? '';

function plus(sums: Sums | undefined, result: Result): Sums {
  return {
    miniBatches: (sums?.miniBatches ?? 0) + 1,
    total: (sums?.total ?? 0) + result.total,
    succeeded: (sums?.succeeded ?? 0) + result.succeeded,
    failed: (sums?.failed ?? 0) + result.failed,
    processSeconds: (sums?.processSeconds ?? 0) + result.processSeconds,
    runSeconds: (sums?.runSeconds ?? 0) + result.runSeconds,
  };
}

const row = (name: string, own: string, s: Sums) =>
  `${[name, own, s.miniBatches, s.total, s.succeeded, s.failed, s.processSeconds.toFixed(3), s.runSeconds.toFixed(3)].join(',')}\n`;

/** `process_summary.csv` and `node_summary.csv`: a mini-batch counts for the process that had it last. */
export class Summaries {
  private readonly processes = new Map<string, { startedAt: string; sums: Sums }>();

  add(result: Result): void {
    const known = this.processes.get(result.process);
    const startedAt = known?.startedAt ?? result.processStartedAt;
    this.processes.set(result.process, { startedAt, sums: plus(known?.sums, result) });
    this.nodes.set(nodeOf(result.process), plus(this.nodes.get(nodeOf(result.process)), result));
  }

  private readonly nodes = new Map<string, Sums>();

  get isEmpty(): boolean {
    return this.processes.size === 0;
  }

  byProcess(): string {
    const rows = [...this.processes].sort().map(([seat, { startedAt, sums }]) => row(seat, startedAt, sums));
    return `Process,Process Start Time,${sumHead}\n${rows.join('')}`;
  }

  byNode(): string {
    const processesOf = (node: string) => [...this.processes.keys()].filter((seat) => nodeOf(seat) === node).length;
    const rows = [...this.nodes].sort().map(([node, sums]) => row(node, String(processesOf(node)), sums));
    return `Node,Processes,${sumHead}\n${rows.join('')}`;
  }
}
