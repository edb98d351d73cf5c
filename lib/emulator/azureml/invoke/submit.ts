import { randomUUID } from 'node:crypto';
import type { JobPlan, JobRecord } from '../../compute/types';
import type { Resource } from '../../store';
import { isComponentDeployment } from '../endpoints/component-deployment';
import { idOf } from '../ids';
import { azuremlParameters } from '../jobs/effective';
import type { GivenSubmission } from '../jobs/submission';
import { pipelineSubmission } from '../pipelines/submit';
import type { Call, Services } from '../types';
import { type InvokeBody, invokeBody } from './body';
import { displayName } from './display-name';
import { type GivenInput, givenInput, locateInput } from './input';
import { type GivenOutput, givenOutput, refuseExisting, refusePromised } from './output';
import { deploymentPlan } from './plan';

/** Tags that Azure puts on a batch job; the invoke's own come beside them and can not take their place. */
const tagsOf = (body: InvokeBody, plan: JobPlan, input: GivenInput, output: GivenOutput) => ({
  ...body.tags,
  outputType: output.dataset.datastoreId === null && output.dataset.path === null ? 'output_data' : 'output_dataset',
  inputType: input.from,
  'azureml.batchrun': 'true',
  'azureml.deploymentname': plan.deploymentName,
  'azureml.jobtype': 'azureml.batchjob',
});

const propertiesOf = (plan: JobPlan, output: GivenOutput) => ({
  'azureml.pipelineid': randomUUID(),
  'azureml.runsource': 'azureml.PipelineRun',
  runSource: 'Unavailable',
  runType: 'HTTP',
  'azureml.parameters': azuremlParameters(plan.settings, output.asked?.uri ?? null),
  'azureml.continue_on_step_failure': 'False',
  'azureml.continue_on_failed_optional_input': 'False',
  'azureml.pipelineComponent': 'pipelinerun',
});

function submissionFor(
  call: Call,
  body: InvokeBody,
  plan: JobPlan,
  input: GivenInput,
  output: GivenOutput,
): GivenSubmission {
  const { name, oid, username } = call.principal;
  const { uri, mode, description } = input;
  const jobInputType = plan.input.kind === 'file' ? 'UriFile' : 'UriFolder';
  return {
    inputData: { [input.name]: { description, uri, mode, jobInputType: input.type ?? jobInputType } },
    // Whatever name was sent, Azure answers with its own (contract D3, recorded).
    outputData: output.asked === null ? null : { score: { description: null, ...output.asked } },
    output: output.dataset,
    tags: tagsOf(body, plan, input, output),
    description: body.description ?? null,
    instanceCount: body.compute?.instanceCount ?? null,
    computeId: idOf('computes', plan.computeName),
    properties: propertiesOf(plan, output),
    createdBy: { name, oid, username },
    isArchived: false,
  };
}

/** An invoke of a model deployment as a job to run and what is remembered of it. */
async function scoringSubmission(
  call: Call,
  services: Services,
  body: InvokeBody,
  { endpointName, deployment }: Invoked,
): Promise<{ plan: JobPlan; submission: GivenSubmission }> {
  const input = givenInput(body);
  const names = { jobName: `batchjob-${randomUUID()}`, childName: randomUUID() };
  const base = await deploymentPlan(services, deployment, body);
  const location = await locateInput(services, input);
  const output = await givenOutput(services, body, names.childName, base.settings.outputFileName);
  const plan: JobPlan = {
    ...names,
    ...base,
    displayName: body.name || displayName(),
    endpointName,
    deploymentName: deployment.name,
    input: location,
    output: output.place,
    settings: { ...base.settings, outputFileName: output.place.fileName },
  };
  await refuseExisting(services, plan.output);
  return { plan, submission: submissionFor(call, body, plan, input, output) };
}

interface Invoked {
  endpointName: string;
  deployment: Resource;
}

/**
 * Turns an invoke of a deployment into a job: resolves what it names, waits until every acknowledged upload would
 * survive a crash, commits the record, starts the compute. Throws AzureError; then there is no job.
 */
export async function submit(call: Call, services: Services, endpointName: string, deployment: Resource) {
  const body = invokeBody(call.body);
  const turn = isComponentDeployment(deployment.body) ? pipelineSubmission : scoringSubmission;
  const { plan, submission } = await turn(call, services, body, { endpointName, deployment });
  await services.blobs.flush();
  const createdAt = services.clock.now().toISOString();
  const record: JobRecord = {
    plan,
    parent: { status: 'Preparing', createdAt, startedAt: null, endedAt: null, error: null },
    child: null,
    submission: { ...submission },
  };
  if (!plan.pipeline) refusePromised(services, plan.output);
  services.jobs.insert(record);
  services.engine.start(plan.jobName);
  return record;
}
