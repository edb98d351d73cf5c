import { asStep } from '../../compute/pipeline/types';
import type { JobRecord } from '../../compute/types';
import { runNotFound } from '../errors';
import type { Call, Services } from '../types';
import { experimentId, experimentOf, type Role, runView, stateOf } from './run-view';

export type RunView = ReturnType<typeof runView>;

function viewOf(record: JobRecord, role: Role): RunView[] {
  const state = stateOf(record, role);
  return state === null ? [] : [runView(record, role, state)];
}

/** The runs of a job that there are by now: itself, then its scoring or the steps of its pipeline. */
export function runsOf(record: JobRecord): RunView[] {
  const steps = record.plan.pipeline?.steps.map(({ runName }) => asStep(record, runName)) ?? [record];
  return [...viewOf(record, 'parent'), ...steps.flatMap((step) => viewOf(step, 'child'))];
}

export function findRun(services: Services, runId: string): RunView | undefined {
  const found = services.jobs.findRun(runId);
  return found && viewOf(found.record, found.role)[0];
}

/** The run of this id. Throws run history's 404. */
export function runOf(services: Services, runId: string): RunView {
  const run = findRun(services, runId);
  if (run === undefined) throw runNotFound(runId);
  return run;
}

/** Whether an experiment is the one that a path names, by id or by name; a path may name none. */
function isExperiment(asked: { id?: string | undefined; name?: string | undefined }, name: string): boolean {
  if (asked.id !== undefined) return asked.id.toLowerCase() === experimentId(name);
  return asked.name === undefined || asked.name.toLowerCase() === name.toLowerCase();
}

const experimentAsked = (call: Call) => ({ id: call.given('experimentId'), name: call.given('experimentName') });

/** The job behind the run that a path names, in the experiment that it names. Throws run history's 404. */
export function jobOfRun(call: Call, services: Services): { record: JobRecord; run: RunView } {
  const runId = call.param('runId');
  const found = services.jobs.findRun(runId);
  if (found === undefined || !isExperiment(experimentAsked(call), experimentOf(found.record))) throw runNotFound(runId);
  return { record: found.record, run: runOf(services, runId) };
}

/** Name of the experiment that a path names, in lower case; null when no job was ever in it. */
export function experimentNamed(call: Call, services: Services): string | null {
  const asked = experimentAsked(call);
  return services.jobs.experimentNames().find((name) => isExperiment(asked, name)) ?? null;
}
