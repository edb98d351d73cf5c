import path from 'node:path';
import { JobFailure, Stopped } from '../failures';
import type { JobParts } from '../job';
import { foldersAt, type JobFolders } from '../job-folders';
import { localPath } from '../local-path';
import { type Life, RunLife } from '../run-life';
import { isFinished } from '../state-machine';
import type { JobFaults, JobPlan, JobStore, RunState } from '../types';
import { runCommand } from './command-step';
import { type Outcome, runGraph } from './graph';
import { parallelRun } from './parallel-step';
import { PipelineLogs, RunLogs } from './run-logs';
import { singleRun, unborn } from './run-store';
import type { PipelinePlan, StepPlan } from './types';

export interface PipelineParts extends Omit<JobParts, 'jobs'> {
  jobs: JobStore;
}

const outcomeOf = ({ status }: RunState): Outcome =>
  status === 'Completed' || status === 'Failed' || status === 'Canceled' ? status : null;

/** The steps of one pipeline job while it runs. */
class Steps {
  private readonly active = new Set<Life>();

  constructor(
    private readonly parts: PipelineParts,
    private readonly plan: JobPlan,
    private readonly folders: JobFolders,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.end(signal.reason), { once: true });
  }

  private state(step: StepPlan): RunState | undefined {
    return this.parts.jobs.get(this.plan.jobName)?.steps?.[step.runName];
  }

  private write(step: StepPlan, state: RunState): void {
    this.parts.jobs.update(this.plan.jobName, { steps: { [step.runName]: state } });
  }

  /** True of a step that an earlier life of the job has brought to its end. */
  isDone(step: StepPlan): boolean {
    const state = this.state(step);
    return state !== undefined && isFinished(state.status);
  }

  private lifeOf(step: StepPlan, isResumed: boolean): Life {
    const { parts, plan } = this;
    const read = () => this.state(step) ?? unborn(parts.clock.now().toISOString());
    const store = singleRun(plan, read, (state) => this.write(step, state));
    const folders = foldersAt(localPath(path.join(this.folders.job, 'steps'), step.name));
    if (step.type === 'parallel') return parallelRun(parts, plan, step, { store, folders, isResumed });
    const logs = new RunLogs(step.runName, parts.blobs, parts.clock);
    const of = { name: step.runName, store, folders, isResumed, logs };
    return new RunLife(of, parts, (life) => runCommand(life, parts, plan, step));
  }

  /** Takes a step to its end, or from where an earlier life of the job had left it. */
  async run(step: StepPlan): Promise<Outcome> {
    const before = this.state(step);
    if (before && isFinished(before.status)) return outcomeOf(before);
    // A step that has not begun needs no end.
    if (!before && this.signal.aborted) return null;
    this.write(step, before ?? unborn(this.parts.clock.now().toISOString()));
    const life = this.lifeOf(step, before !== undefined);
    this.active.add(life);
    if (this.signal.aborted) life.cancel();
    await life.run().finally(() => this.active.delete(life));
    const after = this.state(step);
    return after ? outcomeOf(after) : null;
  }

  cancel(): void {
    for (const life of this.active) life.cancel();
  }

  private end(reason: unknown): void {
    const isClosing = reason instanceof Stopped && reason.why === 'closing';
    for (const life of this.active) isClosing ? life.close() : life.cancel();
  }

  loseNode(): string | null {
    for (const life of this.active) {
      const node = life.loseNode();
      if (node) return node;
    }
    return null;
  }
}

/** Azure's words for a pipeline with failed steps. */
function check(outcomes: Map<string, Outcome>): void {
  const failed = [...outcomes].flatMap(([name, outcome]) => (outcome === 'Failed' ? [`/${name}`] : []));
  if (failed.length === 0) return;
  throw new JobFailure(
    `Pipeline has failed child jobs. Failed nodes: ${failed.join(', ')}. For more details and logs, please go to the job detail page and check the child jobs.`,
  );
}

type PipelineLife = RunLife<PipelineLogs>;

/** What goes wrong on demand with a job is asked for by its name, of its steps as well. */
const faultsOfSteps = (faults: JobFaults, jobName: string): JobFaults => ({
  ...faults,
  running: (_, signal, changed) => faults.running(jobName, signal, changed),
  // The job loses its nodes, whichever of its steps has one.
  nodesMayGo: () => undefined,
});

/** The steps, and what may go wrong with the job meanwhile. */
async function runOnCompute(
  life: PipelineLife,
  steps: Steps,
  { plan, pipeline }: { plan: JobPlan; pipeline: PipelinePlan },
  faults: JobFaults,
): Promise<void> {
  const { states, signal } = life;
  const running = new AbortController();
  try {
    states.move('Queued');
    states.move('Running');
    life.nodes = { lose: () => steps.loseNode() };
    const compute = faults.running(plan.jobName, running.signal, (responds) =>
      states.move(responds ? 'Running' : 'NotResponding'),
    );
    faults.nodesMayGo(plan.jobName, running.signal);
    await runSteps(life, steps, pipeline);
    await compute.responds(signal);
    states.move('Running');
  } finally {
    running.abort();
    life.nodes = null;
  }
  states.move('Finalizing');
}

async function runSteps(life: PipelineLife, steps: Steps, pipeline: PipelinePlan): Promise<void> {
  const { signal } = life;
  const { continueOnStepFailure } = pipeline;
  const run = async (step: StepPlan) => {
    const wasDone = steps.isDone(step);
    const outcome = await steps.run(step);
    if (outcome && !wasDone) life.logs.stepEnded(step.name, outcome);
    return outcome;
  };
  const outcomes = await runGraph(pipeline.steps, { run, continueOnStepFailure, stop: () => steps.cancel() });
  signal.throwIfAborted();
  check(outcomes);
}

/** A pipeline job: its parent is Running while the steps prepare, wait for nodes, run and upload (contract E). */
export function pipelineRun(
  parts: PipelineParts,
  { plan, pipeline }: { plan: JobPlan; pipeline: PipelinePlan },
  folders: JobFolders,
  isResumed: boolean,
): PipelineLife {
  const { jobs, blobs, clock } = parts;
  const read = (): RunState => jobs.get(plan.jobName)?.parent ?? unborn(clock.now().toISOString());
  const store = singleRun(plan, read, (parent) => void jobs.update(plan.jobName, { parent }));
  const logs = new PipelineLogs(plan.jobName, blobs, clock);
  const of = { name: plan.jobName, store, folders, isResumed, logs };
  const life: PipelineLife = new RunLife(of, parts, () => runOnCompute(life, steps, { plan, pipeline }, parts.faults));
  const faults = faultsOfSteps(parts.faults, plan.jobName);
  const steps = new Steps({ ...parts, faults }, plan, folders, life.signal);
  return life;
}
