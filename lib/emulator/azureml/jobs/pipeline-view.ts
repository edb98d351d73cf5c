import { z } from 'zod';
import type { JobRecord } from '../../compute/types';
import { submissionOf } from './submission';

/** `UriFolder` is `uri_folder` in ARM's job bodies; `Literal` is `literal`. */
const armWord = (word: string) => word.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

const node = z.looseObject({
  inputs: z.record(z.string(), z.unknown()).nullish(),
  outputs: z.record(z.string(), z.unknown()).nullish(),
});

/** A binding or a value that the component's YAML writes as plain text; clients read objects only. */
const asObjects = (given: Record<string, unknown>, type: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? value : { ...type, value: String(value ?? '') },
    ]),
  );

/** A step as ARM's job bodies spell it. */
function nodeView(given: unknown) {
  const { inputs, outputs, ...rest } = node.parse(given);
  return {
    ...rest,
    inputs: asObjects(inputs ?? {}, { job_input_type: 'literal' }),
    outputs: asObjects(outputs ?? {}, { type: 'literal' }),
  };
}

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
    jobs: Object.fromEntries(Object.entries(pipeline.jobs).map(([name, step]) => [name, nodeView(step)])),
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}
