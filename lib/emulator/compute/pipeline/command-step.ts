import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { JobFailure, orAborted } from '../failures';
import type { JobParts } from '../job';
import type { JobFolders } from '../job-folders';
import type { RunLife } from '../run-life';
import { isBefore } from '../state-machine';
import { timerMs } from '../timer';
import type { JobPlan } from '../types';
import { scriptEnvironment } from '../workers/script-environment';
import { type Bound, boundVariables, shellCommand } from './bindings';
import { interpreterFolder } from './interpreter';
import { commandLog, type RunLogs } from './run-logs';
import { runShell, type ShellEnd } from './shell';
import { stageStep, uploadOutputs } from './step-files';
import type { CommandStep } from './types';

type CommandLife = RunLife<RunLogs>;

const outputsOf = ({ job }: JobFolders) => path.join(job, 'outputs');

/** Everything that a command needs on this machine: its code, its inputs, places for its outputs. */
async function prepare(life: CommandLife, parts: JobParts, step: CommandStep): Promise<Bound> {
  const { folders, signal } = life;
  const turn = await parts.preparing.take(1, signal);
  try {
    parts.cluster.check(step.instanceCount);
    if (step.code) await parts.assets.code(step.code, folders.code, signal);
    await mkdir(folders.code, { recursive: true });
    const roots = { inputs: folders.inputs, outputs: outputsOf(folders) };
    // What an earlier life of the step had begun to write is no output.
    await rm(roots.outputs, { recursive: true, force: true });
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

async function execute(
  life: CommandLife,
  parts: JobParts,
  plan: JobPlan,
  step: CommandStep,
  bound: Bound,
): Promise<void> {
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
    signal: limit === null ? signal : AbortSignal.any([signal, limit]),
  });
  signal.throwIfAborted();
  if (limit?.aborted) throw new JobFailure(`The step ran longer than its limit of ${step.timeoutSeconds} seconds.`);
  check(end, step, tail.lines);
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
    const lease = await parts.cluster.take(step.instanceCount, signal);
    try {
      states.move('Running');
      await execute(life, parts, plan, step, bound);
    } finally {
      lease.release();
    }
    states.move('Finalizing');
  }
  await orAborted(uploadOutputs(parts.blobs, step, outputsOf(folders), { signal }), signal);
}
