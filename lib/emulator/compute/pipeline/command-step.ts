import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { JobFailure, NodeLost, orAborted } from '../failures';
import type { JobParts } from '../job';
import { type JobFolders, openJobFolders } from '../job-folders';
import type { RunLife } from '../run-life';
import { isBefore } from '../state-machine';
import { timerMs } from '../timer';
import type { JobPlan } from '../types';
import { scriptEnvironment } from '../workers/script-environment';
import { killStrays } from '../workers/strays';
import { type Bound, boundVariables, shellCommand } from './bindings';
import { CommandNodes } from './command-nodes';
import { interpreterFolder } from './interpreter';
import { commandLog, type RunLogs } from './run-logs';
import { runShell, type ShellEnd } from './shell';
import { stageStep, uploadOutputs } from './step-files';
import type { CommandStep } from './types';

type CommandLife = RunLife<RunLogs>;

const outputsOf = ({ job }: JobFolders) => path.join(job, 'outputs');

/** A node has nothing of an earlier life of the step, nor of a node before it: what was begun to be written is no output. */
async function clear(folders: JobFolders): Promise<void> {
  const { code, inputs, home, temp } = folders;
  for (const folder of [code, inputs, home, temp, outputsOf(folders)])
    await rm(folder, { recursive: true, force: true });
  await openJobFolders(folders);
}

/** Everything that a command needs on this machine: its code, its inputs, places for its outputs. */
async function prepare(life: CommandLife, parts: JobParts, step: CommandStep): Promise<Bound> {
  const { folders, signal } = life;
  const turn = await parts.preparing.take(1, signal);
  try {
    parts.cluster.check(step.instanceCount);
    await clear(folders);
    if (step.code) await parts.assets.code(step.code, folders.code, signal);
    await mkdir(folders.code, { recursive: true });
    const roots = { inputs: folders.inputs, outputs: outputsOf(folders) };
    return await orAborted(stageStep(parts.blobs, step, roots, { signal }), signal);
  } finally {
    turn.release();
  }
}

/** The clean environment of a scoring script, and what Azure tells a command about itself. */
async function environmentOf(life: CommandLife, parts: JobParts, plan: JobPlan, step: CommandStep, bound: Bound) {
  const bin = path.join(life.folders.job, 'bin');
  const own = scriptEnvironment(step.environmentVariables, life.folders, null);
  const { AZUREML_BI_OUTPUT_PATH: _, ...env } = own;
  return {
    ...env,
    PATH: [await interpreterFolder(bin, parts.python, step.command), own.PATH].filter(Boolean).join(path.delimiter),
    AZUREML_RUN_ID: step.runName,
    AZUREML_ROOT_RUN_ID: plan.jobName,
    // Azure's name for it; what the command starts is found by it (strays.ts).
    AZUREML_CR_EXECUTION_WORKING_DIR_PATH: life.folders.code,
    ...boundVariables(bound),
  };
}

/** The last lines of stderr, for the error that people read first. */
class Tail {
  private text = '';

  add(more: string): void {
    this.text = (this.text + more).slice(-2000);
  }

  get lines(): string {
    return this.text.trim().split('\n').slice(-3).join('\n').slice(-600);
  }
}

function check({ code, signal }: ShellEnd, step: CommandStep, stderr: string): void {
  if (code === 0) return;
  const program = step.command.trim().split(/\s/)[0] ?? '';
  const how = signal === null ? `exited with status code ${code}` : `was ended by ${signal}`;
  throw new JobFailure(
    `Execution failed. User process '${program}' ${how}. Please check log file '${commandLog}' for error details.${stderr === '' ? '' : ` Error: ${stderr}`}`,
  );
}

interface Command {
  parts: JobParts;
  plan: JobPlan;
  step: CommandStep;
}

/** Runs the command once. Rejects with NodeLost when `lost` aborts first. */
async function execute(life: CommandLife, command: Command, bound: Bound, lost: AbortSignal): Promise<void> {
  const { parts, plan, step } = command;
  const { signal, folders, logs } = life;
  const tail = new Tail();
  const limit = step.timeoutSeconds === null ? null : AbortSignal.timeout(timerMs(step.timeoutSeconds));
  const output = (stream: 'stdout' | 'stderr', text: string) => {
    logs.append(commandLog, text);
    if (stream === 'stderr') tail.add(text);
  };
  const end = await runShell({
    command: shellCommand(step.command, bound),
    cwd: folders.code,
    env: await environmentOf(life, parts, plan, step, bound),
    output,
    signal: AbortSignal.any(limit === null ? [signal, lost] : [signal, lost, limit]),
  });
  await killStrays(`${folders.code}\0`);
  signal.throwIfAborted();
  lost.throwIfAborted();
  if (limit?.aborted) throw new JobFailure(`The step ran longer than its limit of ${step.timeoutSeconds} seconds.`);
  check(end, step, tail.lines);
}

/** Azure restarts what a lost node has run, it does not resume it (README): on another node, from the beginning. */
async function onNodes(life: CommandLife, command: Command, first: Bound, nodes: CommandNodes): Promise<void> {
  const { logs, signal } = life;
  for (let bound = first; ; bound = await prepare(life, command.parts, command.step)) {
    for (const node of nodes.names) logs.lifecycle(node, 'The command starts.');
    try {
      await execute(life, command, bound, nodes.lost);
      return;
    } catch (error) {
      if (!(error instanceof NodeLost)) throw error;
      logs.lifecycle(error.node, 'The node was lost.');
      const next = await nodes.replaced(signal);
      logs.execution(
        `Node ${error.node} was lost (PreemptionError: Nodes of this job got pre-empted). The command starts again on ${next}.`,
      );
    }
  }
}

/** Holds nodes for the command, and waits at its end for a compute that does not respond. */
async function runOnCompute(life: CommandLife, command: Command, bound: Bound): Promise<void> {
  const { signal, states } = life;
  const { parts, plan, step } = command;
  const lease = await parts.cluster.take(step.instanceCount, signal);
  const running = new AbortController();
  const nodes = new CommandNodes(lease);
  try {
    states.move('Running');
    life.nodes = nodes;
    const compute = parts.faults.running(plan.jobName, running.signal, (responds) =>
      states.move(responds ? 'Running' : 'NotResponding'),
    );
    await onNodes(life, command, bound, nodes);
    await compute.responds(signal);
    states.move('Running');
  } finally {
    running.abort();
    life.nodes = null;
    lease.release();
  }
}

/**
 * Runs the command of a step once over all of its inputs. A step that was running when the workspace was killed starts
 * again from the beginning, with empty outputs; one that had ended only uploads them.
 */
export async function runCommand(life: CommandLife, parts: JobParts, plan: JobPlan, step: CommandStep): Promise<void> {
  const { signal, states, folders } = life;
  signal.throwIfAborted();
  if (isBefore(states.status, 'Finalizing')) {
    const bound = await prepare(life, parts, step);
    states.move('Queued');
    await runOnCompute(life, { parts, plan, step }, bound);
    states.move('Finalizing');
  }
  await orAborted(uploadOutputs(parts.blobs, step, outputsOf(folders), { signal }), signal);
}
