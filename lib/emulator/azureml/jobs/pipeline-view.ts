import type { JobRecord } from '../../compute/types';
import { submissionOf } from './submission';

/** `UriFolder` is `uri_folder` in ARM's job bodies; `Literal` is `literal`. */
const armWord = (word: string) => word.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

/** What ARM shows of a pipeline component's job where a batch job shows nulls (contract E). */
export function pipelineView(record: JobRecord) {
  const { inputData, outputData, pipeline } = submissionOf(record);
  const componentId = record.plan.pipeline?.componentId;
  if (!pipeline || componentId === undefined)
    return { componentId: null, settings: null, jobs: null, inputs: null, outputs: null };
  const inputs = Object.entries(inputData).map(([name, input]) => {
    return [name, { ...input, jobInputType: armWord(input.jobInputType) }] as const;
  });
  const outputs = Object.entries(outputData ?? {}).map(([name, output]) => {
    return [name, { ...output, jobOutputType: armWord(output.jobOutputType) }] as const;
  });
  return {
    componentId,
    settings: pipeline.settings,
    jobs: pipeline.jobs,
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}
