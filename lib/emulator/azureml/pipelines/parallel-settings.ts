import { availableParallelism } from 'node:os';
import type { JobPlan } from '../../compute/types';
import { loggingLevel } from '../endpoints/settings';
import { notImplemented, userError } from '../errors';
import type { ParallelSpec } from './component-spec';
import { ownName } from './expressions';
import type { GraphStep } from './graph';

const FILE_NAME = 'parallel_run_step.txt';

function sizeOf(name: string, given: string | number | boolean): number {
  const size = Number(given);
  if (Number.isSafeInteger(size) && size >= 1) return size;
  if (/^\d+\s*[kmg]b$/i.test(String(given)))
    throw notImplemented(`pipeline component with mini-batches of a size in bytes ('${name}')`);
  throw userError(`jobs.${name}.mini_batch_size: '${given}' is no number of files.`);
}

/** Of a CPU node as many processes as it has cores; a node is this machine. */
const processesOfNode = () => Math.min(availableParallelism(), 64);

/**
 * The step's own words before those of its component, then the defaults of parallel jobs: performance-and-security.md
 * §5.1, and for the size of mini-batches, which it leaves open, Microsoft's reference-yaml-job-parallel. Throws AzureError.
 */
export function parallelSettings(
  { name, node, instanceCount }: Pick<GraphStep, 'name' | 'node' | 'instanceCount'>,
  spec: ParallelSpec,
): JobPlan['settings'] {
  const retries = { ...spec.retry_settings, ...node.retry_settings };
  const level = node.logging_level ?? spec.logging_level ?? 'Info';
  const parsed = loggingLevel.safeParse(level);
  if (!parsed.success) throw userError(`jobs.${name}.logging_level: '${level}' is none of Info, Warning, Debug.`);
  return {
    miniBatchSize: sizeOf(name, node.mini_batch_size ?? spec.mini_batch_size ?? 1),
    instanceCount,
    maxConcurrencyPerInstance:
      node.max_concurrency_per_instance ?? spec.max_concurrency_per_instance ?? processesOfNode(),
    maxRetries: retries.max_retries ?? 2,
    timeoutSeconds: retries.timeout ?? 60,
    errorThreshold: node.error_threshold ?? spec.error_threshold ?? -1,
    miniBatchErrorThreshold: node.mini_batch_error_threshold ?? spec.mini_batch_error_threshold ?? -1,
    loggingLevel: parsed.data,
    outputAction: taskOf({ node }, spec).append_row_to ? 'AppendRow' : 'SummaryOnly',
    outputFileName: FILE_NAME,
  };
}

const taskOf = ({ node }: Pick<GraphStep, 'node'>, spec: ParallelSpec) => ({ ...spec.task, ...node.task });

/** What a parallel step runs: script, code, the input that is cut and the output of the rows. Throws AzureError 400 or 501. */
export function parallelTask(step: GraphStep, spec: ParallelSpec) {
  const task = taskOf(step, spec);
  const at = `jobs.${step.name}`;
  if (task.type && task.type !== 'run_function' && task.type !== 'function')
    throw notImplemented(`pipeline component with a parallel task of type ${task.type} ('${step.name}')`);
  if (!task.entry_script || !task.code) throw userError(`${at}.task: code and entry_script are required.`);
  const inputData = ownName(step.node.input_data ?? spec.input_data);
  if (inputData === null || !Object.hasOwn(spec.inputs, inputData))
    throw userError(`${at}.input_data: names no input of the step's component.`);
  if (spec.inputs[inputData]?.type !== 'uri_folder' && spec.inputs[inputData]?.type !== 'uri_file')
    throw notImplemented(
      `pipeline component with mini-batches of type ${spec.inputs[inputData]?.type} ('${step.name}')`,
    );
  const appendRowTo = ownName(task.append_row_to);
  if (task.append_row_to && (appendRowTo === null || !Object.hasOwn(spec.outputs, appendRowTo)))
    throw userError(`${at}.task.append_row_to: names no output of the step's component.`);
  const { code, entry_script: scoringScript, program_arguments: programArguments } = task;
  return { code, scoringScript, programArguments: programArguments ?? '', inputData, appendRowTo };
}
