import { readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem, loadavg, tmpdir, totalmem } from 'node:os';
import { timerMs } from '../timer';
import { paths } from './formats';
import type { LogSink } from './log-sink';
import { processTable } from './process-table';

const mb = (bytes: number) => (bytes / 1024 ** 2).toFixed(0);

const heads = {
  node: 'Time,Processors,Load,Memory Used MB,Memory Total MB\n',
  disk: 'Time,Disk Used MB,Disk Total MB\n',
  process: 'Time,Process,Pid,Threads,Memory MB\n',
};

const statusLine = (status: string, name: string) => new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '';

/** Threads and resident memory of a process, where the platform tells them. */
function processCells(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return `${statusLine(status, 'Threads')},${mb(Number(statusLine(status, 'VmRSS')) * 1024)}`;
  } catch {
    return ',';
  }
}

function diskCells(): string {
  const { bsize, blocks, bfree } = statfsSync(tmpdir());
  return `${mb((blocks - bfree) * bsize)},${mb(blocks * bsize)}`;
}

/** The files below `logs/sys/perf/<node>`: a sample when a process is ready, and in the job's `resource_monitor_interval`. */
export class UsageLog {
  private readonly begun = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private tables: Promise<void> = Promise.resolve();
  private processes: { seat: string; pid: number }[] = [];

  constructor(
    private readonly sink: LogSink,
    private readonly now: () => string,
  ) {}

  /**
   * @param processes those that run now
   * @param everySeconds `resource_monitor_interval` (§5.1); 0 writes nothing
   */
  sample(processes: { seat: string; pid: number }[], everySeconds: number): void {
    if (everySeconds === 0) return;
    this.processes = processes;
    this.sampleAll();
    this.timer ??= setInterval(() => this.sampleAll(), timerMs(everySeconds)).unref();
  }

  private sampleAll(): void {
    for (const node of new Set(this.processes.map(({ seat }) => seat.split('/')[0] ?? ''))) this.sampleNode(node);
  }

  private sampleNode(node: string): void {
    const at = this.now();
    const used = `${availableParallelism()},${loadavg()[0]?.toFixed(2)},${mb(totalmem() - freemem())},${mb(totalmem())}`;
    this.row(paths.nodeUsage(node), heads.node, `${at},${used}`);
    this.row(paths.diskUsage(node), heads.disk, `${at},${diskCells()}`);
    const processes = this.processes.filter(({ seat }) => seat.startsWith(`${node}/`));
    this.tables = Promise.all([this.tables, this.table(paths.processTable(node, at), processes)]).then(() => undefined);
    for (const { seat, pid } of processes)
      this.row(paths.processUsage(node), heads.process, `${at},${seat},${pid},${processCells(pid)}`);
  }

  private row(path: string, head: string, cells: string): void {
    if (!this.begun.has(path)) this.sink.once(path, head);
    this.begun.add(path);
    this.sink.child(path, `${cells}\n`);
  }

  private async table(path: string, processes: { pid: number }[]): Promise<void> {
    this.sink.child(path, await processTable(processes.map(({ pid }) => pid)));
  }

  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.tables;
  }
}
