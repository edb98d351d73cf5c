import path from 'node:path';
import { ownUploads, uploadForGood } from '../finalize';
import { type JobParts, scoreRun } from '../job';
import type { JobFolders } from '../job-folders';
import { JobLogs } from '../logs/job-logs';
import { RunLife } from '../run-life';
import type { JobPlan, RunStore } from '../types';
import { argumentsOf, type Bound } from './bindings';
import { programArguments } from './program-arguments';
import { stageStep, uploadOutputs } from './step-files';
import type { ParallelStep } from './types';

/**
 * Where the rows of the entry script go: a file, or a file of the usual name in a folder. Beside them stands what the
 * script writes to AZUREML_BI_OUTPUT_PATH; where there are no rows this is a folder of the step's own.
 */
function rowsOf({ appendRowTo, outputs, settings, runName }: ParallelStep, inputContainer: string): JobPlan['output'] {
  const location = appendRowTo === null ? undefined : outputs[appendRowTo];
  const ownContainer = Object.values(outputs)[0]?.container ?? inputContainer;
  if (!location) return { container: ownContainer, folder: `azureml/${runName}/`, fileName: settings.outputFileName };
  const { container, path: blob, kind } = location;
  if (kind === 'folder') return { container, folder: blob, fileName: settings.outputFileName };
  const cut = blob.lastIndexOf('/') + 1;
  return { container, folder: blob.slice(0, cut), fileName: blob.slice(cut) };
}

/** The output that is the file of the rows, which no script writes itself. */
const rowsFile = ({ appendRowTo, outputs }: ParallelStep): string | null =>
  appendRowTo !== null && outputs[appendRowTo]?.kind === 'file' ? appendRowTo : null;

/** The step as a batch job of its own, which is all that the mini-batch engine knows. */
function scoringPlan(plan: JobPlan, step: ParallelStep): JobPlan {
  const { pipeline: _, ...job } = plan;
  const input = step.inputs[step.inputData];
  if (input?.kind !== 'data') throw new Error(`The input ${step.inputData} of step ${step.name} is no data.`);
  return {
    ...job,
    jobName: step.runName,
    childName: step.runName,
    displayName: step.name,
    input: input.location,
    output: rowsOf(step, input.location.container),
    model: null,
    modelName: '',
    code: step.code,
    environmentVariables: step.environmentVariables,
    computeName: step.computeName,
    settings: step.settings,
  };
}

/** What the step's arguments say to the service. Values of data are not there yet, and no figures. */
function withArguments(plan: JobPlan, step: ParallelStep): JobPlan {
  const literals = Object.entries(step.inputs).flatMap(([name, input]) =>
    input.kind === 'literal' ? [[name, input.value] as const] : [[name, ''] as const],
  );
  const bound: Bound = { inputs: new Map(literals), outputs: new Map() };
  const { limits } = programArguments(argumentsOf(step.programArguments, bound));
  return { ...plan, settings: { ...plan.settings, ...limits } };
}

/** The same rules as for a batch job; around them the step's other inputs, its arguments and its several outputs. */
function partsOf(parts: JobParts, step: ParallelStep, folders: JobFolders): Pick<JobParts, 'workers' | 'finalize'> {
  const roots = { inputs: path.join(folders.job, 'side-inputs'), outputs: path.join(folders.job, 'outputs') };
  return {
    async workers(job) {
      const bound = await stageStep(parts.blobs, step, roots, { except: [step.inputData], signal: job.signal });
      const code = { ...step.code, arguments: programArguments(argumentsOf(step.programArguments, bound)).script };
      return parts.workers({ ...job, plan: { ...job.plan, code } });
    },
    async finalize(plan, { job, output }, { blobs, results, miniBatches, signal }) {
      const { container, folder, fileName } = plan.output;
      await uploadOutputs(blobs, step, roots.outputs, { skip: rowsFile(step), signal });
      await uploadForGood(blobs, container, await ownUploads(plan, output), signal);
      if (step.appendRowTo === null) return;
      const file = path.join(job, 'assembled');
      await results.assemble(file, miniBatches, signal);
      await uploadForGood(blobs, container, [{ name: folder + fileName, file }], signal);
    },
  };
}

/** A step that scores mini-batches. */
export function parallelRun(
  parts: JobParts,
  plan: JobPlan,
  step: ParallelStep,
  of: { store: RunStore; folders: JobFolders; isResumed: boolean },
): RunLife<JobLogs> {
  const own = { ...parts, ...partsOf(parts, step, of.folders), jobs: of.store };
  const scoring = scoringPlan(plan, step);
  const logs = new JobLogs(scoring, parts.blobs, parts.clock);
  const run = { ...of, name: step.runName, logs };
  return new RunLife(run, parts, (life) => scoreRun(life, own, withArguments(scoring, step)));
}
