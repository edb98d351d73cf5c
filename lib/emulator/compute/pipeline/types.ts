import type { BlobLocation, JobPlan, JobRecord } from '../types';

/** What a step reads: a value that stands in its command, or files that are copied to where it runs. */
export type StepInput =
  | { kind: 'literal'; value: string }
  | {
      kind: 'data';
      location: BlobLocation /** Another step writes it, and may have had nothing to write. */;
      mayBeEmpty: boolean;
    };

interface Step {
  /** The key in the component's `jobs`, which names the child run. */
  name: string;
  runName: string;
  /** Name of the step's own component, for `azureml.moduleName`. */
  componentName: string;
  /** Steps whose outputs this one reads. */
  after: string[];
  /** Optional inputs without a value are left out. */
  inputs: Record<string, StepInput>;
  outputs: Record<string, BlobLocation>;
  environmentVariables: Record<string, string>;
  computeName: string;
}

/** One shell command over whole inputs. */
export interface CommandStep extends Step {
  type: 'command';
  /** With `${{inputs.x}}`, `${{outputs.y}}` and `$[[optional]]` parts. */
  command: string;
  code: BlobLocation | null;
  instanceCount: number;
  timeoutSeconds: number | null;
}

/** Mini-batches of one input through an entry script, by the rules of a batch job. */
export interface ParallelStep extends Step {
  type: 'parallel';
  code: { location: BlobLocation; scoringScript: string };
  programArguments: string;
  /** Name of the input that is cut into mini-batches. */
  inputData: string;
  /** Name of the output that gets the rows; null where the script writes its own files only. */
  appendRowTo: string | null;
  settings: JobPlan['settings'];
}

export type StepPlan = CommandStep | ParallelStep;

/** A pipeline component with its inputs filled in: the graph has no cycle, every reference in it holds. */
export interface PipelinePlan {
  componentId: string;
  steps: StepPlan[];
  outputs: Record<string, BlobLocation>;
  /** After a failed step, those that read nothing of it go on. The job fails in either case. */
  continueOnStepFailure: boolean;
}

/** The record as a reader of one step's run sees it: that step stands where a batch job has its only child. */
export const asStep = (record: JobRecord, runName: string): JobRecord => ({
  ...record,
  plan: { ...record.plan, childName: runName },
  child: record.steps?.[runName] ?? null,
});
