import type { PipelinePlan, StepPlan } from '../../compute/pipeline/types';
import type { BlobLocation } from '../../compute/types';
import { referencedVersion } from '../endpoints/deployment-checks';
import type { InvokeBody } from '../invoke/body';
import type { Services } from '../types';
import { pipelineComponent } from './components';
import { type GraphStep, graphOf } from './graph';
import { parallelSettings, parallelTask } from './parallel-settings';
import { continuesOnStepFailure, defaultComputeOf, defaultDatastoreOf, type PipelineSettings } from './settings';
import { stepPlan } from './step-plan';
import { defaultContainer, inputValues, outputPlaces } from './values';

export interface PipelineDeployment {
  componentId: string;
  settings: PipelineSettings;
}

function checkStep(services: Services, step: GraphStep): void {
  const { spec } = step.component;
  const code = spec.type === 'command' ? spec.code : parallelTask(step, spec).code;
  if (code) referencedVersion(services, `jobs.${step.name}.code`, code, 'codes');
  if (spec.type === 'parallel') parallelSettings(step, spec);
}

/** Refuses a deployment that could not run: its component, the steps of it, what they name. Throws AzureError 400 or 501. */
export function checkPipeline(services: Services, { componentId, settings }: PipelineDeployment): void {
  const { spec } = pipelineComponent(services, componentId);
  for (const step of graphOf(services, spec, defaultComputeOf(settings))) checkStep(services, step);
  defaultContainer(services, defaultDatastoreOf(settings));
}

/** Places of the pipeline's outputs: those of the steps that write them. */
function outputsOf(graph: readonly GraphStep[], planned: ReadonlyMap<string, StepPlan>): Record<string, BlobLocation> {
  const found = graph.flatMap(({ name, outputs }) =>
    [...outputs].flatMap(([output, binding]) => {
      const place = planned.get(name)?.outputs[output];
      return binding.kind === 'output' && place ? [[binding.name, place] as const] : [];
    }),
  );
  return Object.fromEntries(found);
}

/** A pipeline with the values of an invoke. Throws AzureError 400, 404 or 501. */
export async function pipelinePlan(
  services: Services,
  { componentId, settings }: PipelineDeployment,
  body: InvokeBody,
): Promise<PipelinePlan> {
  const component = pipelineComponent(services, componentId);
  const graph = graphOf(services, component.spec, defaultComputeOf(settings));
  const inputs = await inputValues(services, component, body.inputData ?? {});
  const outputs = await outputPlaces(services, component, body.outputData ?? {});
  const container = defaultContainer(services, defaultDatastoreOf(settings));
  const planned = new Map<string, StepPlan>();
  for (const step of graph)
    planned.set(step.name, await stepPlan({ services, inputs, outputs, container, planned }, step));
  return {
    componentId,
    steps: [...planned.values()],
    outputs: outputsOf(graph, planned),
    continueOnStepFailure: continuesOnStepFailure(settings),
  };
}
