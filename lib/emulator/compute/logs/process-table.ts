import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface ProcessRow {
  pid: number;
  parent: number;
  group: number;
  state: string;
  threads: string;
  residentKb: string;
  cpuSeconds: number;
  command: string;
}

/** Ticks of /proc/{pid}/stat; 100 a second on every Linux that Node runs on. */
const ticksPerSecond = 100;
const figureOf = (status: string, name: string) => new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '';

/** `pid (name) state ppid pgrp …`; the name may hold anything. */
async function linuxRow(pid: string): Promise<ProcessRow> {
  const text = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8');
  const stat = await text('stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (index: number) => Number(fields[index]);
  const [status, command] = await Promise.all([text('status'), text('cmdline')]);
  return {
    ...{ pid: Number(pid), parent: at(1), group: at(2), state: fields[0] ?? '' },
    ...{ threads: figureOf(status, 'Threads'), residentKb: figureOf(status, 'VmRSS') },
    cpuSeconds: (at(11) + at(12)) / ticksPerSecond,
    command: command.replaceAll('\0', ' ').trim(),
  };
}

async function linuxRows(): Promise<ProcessRow[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const rows = await Promise.allSettled(pids.map(linuxRow));
  return rows.flatMap((row) => (row.status === 'fulfilled' ? [row.value] : []));
}

/** `[[dd-]hh:]mm:ss` as `ps` writes it. */
const secondsOf = (time: string) =>
  time
    .replace('-', ':')
    .split(':')
    .reduce((sum, part, at, all) => sum * (all.length - at === 3 ? 24 : 60) + Number(part), 0);

/** Columns that macOS has as well; it tells no number of threads. */
async function psRows(): Promise<ProcessRow[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=,rss=,time=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, group, state = '', residentKb = '', time = '', command = ''] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined) return [];
    const ids = { pid: Number(pid), parent: Number(parent), group: Number(group) };
    return [{ ...ids, state, threads: '', residentKb, cpuSeconds: secondsOf(time), command }];
  });
}

const head = '    PID    PPID STAT NLWP      RSS     TIME COMMAND\n';
const line = ({ pid, parent, state, threads, residentKb, cpuSeconds, command }: ProcessRow) =>
  [
    String(pid).padStart(7),
    String(parent).padStart(7),
    state.padEnd(4),
    threads.padStart(4),
    residentKb.padStart(8),
    cpuSeconds.toFixed(2).padStart(8),
    command,
  ].join(' ');

/**
 * The processes of these groups now, as `ps` would show them: memory in KiB, processor time in seconds. A worker process
 * is the head of its group, so what a script has started is in it. Windows has no groups: `tasklist` of the heads there.
 * Empty where nothing can be had.
 */
export async function processTable(
  groups: readonly number[],
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  if (platform === 'win32') return tasklist(groups);
  const rows = await (platform === 'linux' ? linuxRows() : psRows()).catch(() => []);
  const own = rows.filter(({ group }) => groups.includes(group)).sort((a, b) => a.pid - b.pid);
  return own.length === 0 ? '' : `${head}${own.map((row) => `${line(row)}\n`).join('')}`;
}

async function tasklist(pids: readonly number[]): Promise<string> {
  const lists = pids.map((pid) => run('tasklist', ['/V', '/FO', 'CSV', '/NH', '/FI', `PID eq ${pid}`]));
  const answers = await Promise.allSettled(lists);
  return answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.stdout : '')).join('');
}
