import type { CommandStep, ParallelStep, PipelinePlan, StepInput, StepPlan } from '../pipeline/types';
import type { BlobLocation, JobPlan } from '../types';
import { planOf } from './test-bed';

export const literal = (value: string): StepInput => ({ kind: 'literal', value });
export const folderAt = (path: string): BlobLocation => ({ container: 'data', path, kind: 'folder' });
export const fileAt = (path: string): BlobLocation => ({ container: 'data', path, kind: 'file' });
export const filesAt = (path: string): StepInput => ({ kind: 'data', location: folderAt(path), mayBeEmpty: false });
/** What another step writes. */
export const writtenAt = (location: BlobLocation): StepInput => ({ kind: 'data', location, mayBeEmpty: true });

const step = (name: string) => ({
  name,
  runName: `run-${name}`,
  componentName: name,
  after: [],
  inputs: {},
  outputs: {},
  environmentVariables: {},
  computeName: 'cpu-cluster',
});

export const commandStep = (name: string, command: string, change: Partial<CommandStep> = {}): CommandStep => ({
  ...step(name),
  type: 'command',
  command,
  code: null,
  instanceCount: 1,
  timeoutSeconds: null,
  ...change,
});

/** Scores `in/` by `code/score.py` into `out/{name}.txt`. */
export const parallelStep = (name: string, change: Partial<ParallelStep> = {}): ParallelStep => ({
  ...step(name),
  type: 'parallel',
  inputs: { files: filesAt('in/') },
  outputs: { rows: fileAt(`out/${name}.txt`) },
  code: { location: folderAt('code/'), scoringScript: 'score.py' },
  programArguments: '',
  inputData: 'files',
  appendRowTo: 'rows',
  settings: planOf(name).settings,
  ...change,
});

export const pipelineOf = (jobName: string, steps: StepPlan[], change: Partial<PipelinePlan> = {}): JobPlan =>
  planOf(jobName, {
    childName: '',
    pipeline: { componentId: 'c', steps, outputs: {}, continueOnStepFailure: true, ...change },
  });
