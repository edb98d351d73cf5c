import { readdirSync, readFileSync } from 'node:fs';

type Part = 'workspace' | 'storage' | 'worker' | 'helper';

/** Which step of a pipeline a process works for. */
export type StepKind = 'command' | 'parallel';

export interface Running {
  pid: number;
  part: Part;
  step: StepKind | null;
}

/** Stands in the command of the load's pipeline, so that its processes are known. */
export const commandMark = 'crash-load-copies';

const read = (file: string) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
};

/** `pid (name) state ppid …`; the name may hold anything. */
function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

const all = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** Zombies have ended; only nobody has asked how. */
export function isAlive(pid: number): boolean {
  const stat = read(`/proc/${pid}/stat`);
  return stat !== '' && stat[stat.lastIndexOf(')') + 2] !== 'Z';
}

function partOf(pid: number): Part {
  const command = read(`/proc/${pid}/cmdline`);
  if (command.includes('azurite-server')) return 'storage';
  return /runner\.py|onnx-process/.test(command) ? 'worker' : 'helper';
}

/** The working folders of a pipeline's steps are below `steps`. */
function stepOf(pid: number, part: Part): StepKind | null {
  if (part === 'worker')
    return /AZUREML_BI_OUTPUT_PATH=[^\0]*\/steps\//.test(read(`/proc/${pid}/environ`)) ? 'parallel' : null;
  return read(`/proc/${pid}/cmdline`).includes(commandMark) ? 'command' : null;
}

/** The workspace's process and everything below it (Linux). */
export function processesOf(workspace: number): Running[] {
  const parents = new Map(all().map((pid) => [pid, parentOf(pid)]));
  const below = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent > 1 && (parent === workspace || below(parent));
  };
  const children = [...parents.keys()].filter(below).filter(isAlive);
  const running = children.map((pid) => ({ pid, part: partOf(pid) }));
  return [
    { pid: workspace, part: 'workspace', step: null },
    ...running.map((each) => ({ ...each, step: stepOf(each.pid, each.part) })),
  ];
}

/** Everything that still runs and names this state folder, in its arguments or its environment. */
export const processesOn = (state: string): number[] =>
  all().filter((pid) => pid !== process.pid && isAlive(pid) && namesOf(pid).includes(state));

const namesOf = (pid: number) => read(`/proc/${pid}/cmdline`) + read(`/proc/${pid}/environ`);

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}

/** Resident memory of a process in MB; 0 when it has ended. */
export const residentMb = (pid: number): number =>
  Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);
