import { randomUUID } from 'node:crypto';
import type { PipelinePlan } from '../../compute/pipeline/types';
import type { JobPlan } from '../../compute/types';
import { BLOB_CONTAINER } from '../../directory';
import type { Resource } from '../../store';
import { pipelineDeployment } from '../endpoints/component-deployment';
import { userError } from '../errors';
import { idOf } from '../ids';
import type { InvokeBody } from '../invoke/body';
import { displayName } from '../invoke/display-name';
import type { GivenSubmission } from '../jobs/submission';
import type { Call, Services } from '../types';
import { pipelineComponent } from './components';
import { wordOf } from './expressions';
import { withComponentIds } from './inline-components';
import { type PipelineDeployment, pipelinePlan } from './plan';
import { defaultComputeOf, defaultDatastoreOf } from './settings';

const lastPart = (reference: string) => reference.split(/[/:]/).at(-1) ?? '';

/** What stands in a plan where one scoring has its own words; nothing reads it of a pipeline. */
const noScoring = (jobName: string): Omit<JobPlan, 'jobName' | 'displayName' | 'endpointName' | 'deploymentName'> => ({
  childName: '',
  input: { container: BLOB_CONTAINER, path: '', kind: 'folder' },
  output: { container: BLOB_CONTAINER, folder: `azureml/${jobName}/`, fileName: '' },
  model: null,
  modelName: '',
  code: null,
  environmentVariables: {},
  computeName: '',
  settings: {
    ...{ miniBatchSize: 0, instanceCount: 1, maxConcurrencyPerInstance: 0, maxRetries: 0, timeoutSeconds: 0 },
    ...{ errorThreshold: 0, loggingLevel: 'Info', outputAction: 'SummaryOnly', outputFileName: '' },
  },
});

/** The values of plain inputs, as `azureml.parameters` carries them. */
const literalsOf = (body: InvokeBody): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body.inputData ?? {}).flatMap(([name, { jobInputType, value }]) => {
      const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return jobInputType === 'Literal' && isPlain ? [[name, wordOf(value)] as const] : [];
    }),
  );

/** Run properties as a recorded job of a component deployment has them. */
const propertiesOf = (
  { componentId, settings }: PipelineDeployment,
  pipeline: PipelinePlan,
  body: InvokeBody,
  names: { endpointName: string; deploymentName: string },
): Record<string, string> => ({
  'azureml.DatasetAccessMode': 'Asset',
  'azureml.DevPlatv2': 'true',
  'azureml.SourceComponentId': componentId,
  'azureml.continue_on_failed_optional_input': 'True',
  'azureml.continue_on_step_failure': pipeline.continueOnStepFailure ? 'True' : 'False',
  'azureml.defaultComputeName': lastPart(defaultComputeOf(settings)),
  'azureml.defaultDataStoreName': defaultDatastoreOf(settings),
  'azureml.deploymentname': names.deploymentName,
  'azureml.endpointname': names.endpointName,
  'azureml.enforceRerun': 'False',
  'azureml.parameters': JSON.stringify(literalsOf(body)),
  'azureml.pipelineComponent': 'pipelinerun',
  'azureml.runLineageType': 'batchDeployment',
  'azureml.runsource': 'azureml.PipelineRun',
  'azureml.sourcepipelinerunid': randomUUID(),
  runSource: 'BatchDeployment',
  runType: 'HTTP',
});

function inputsOf(body: InvokeBody): GivenSubmission['inputData'] {
  const literals = literalsOf(body);
  return Object.fromEntries(
    Object.entries(body.inputData ?? {}).map(([name, { jobInputType, uri, mode, description = null }]) => {
      const value = literals[name];
      return value === undefined
        ? [name, { description, uri: uri ?? '', mode: mode ?? 'ReadOnlyMount', jobInputType }]
        : [name, { description, value, jobInputType: 'Literal' as const }];
    }),
  );
}

function outputsOf(body: InvokeBody): GivenSubmission['outputData'] {
  const asked = Object.entries(body.outputData ?? {}).flatMap(
    ([name, { uri, jobOutputType, mode, description = null }]) =>
      uri ? [[name, { description, uri, mode: mode ?? 'ReadWriteMount', jobOutputType }] as const] : [],
  );
  return asked.length === 0 ? null : Object.fromEntries(asked);
}

/** An invoke of a component deployment as a job to run and what is remembered of it. Throws AzureError 400, 404 or 501. */
export async function pipelineSubmission(
  call: Call,
  services: Services,
  body: InvokeBody,
  of: { endpointName: string; deployment: Resource },
): Promise<{ plan: JobPlan; submission: GivenSubmission }> {
  if (body.dataset)
    throw userError('A batch endpoint with a pipeline component deployment takes inputData, no dataset.');
  const { endpointName, deployment } = of;
  const given = pipelineDeployment(deployment.body.properties);
  const pipeline = await pipelinePlan(services, given, body);
  const names = { endpointName, deploymentName: deployment.name };
  const jobName = `pipelinejob-${randomUUID()}`;
  const { name, oid, username } = call.principal;
  const compute = pipeline.steps[0]?.computeName;
  const { jobs } = pipelineComponent(services, given.componentId).spec;
  const batch = {
    'azureml.batchrun': 'true',
    'azureml.deploymentname': deployment.name,
    'azureml.jobtype': 'azureml.pipelinejob',
  };
  return {
    plan: { ...noScoring(jobName), ...names, jobName, displayName: body.name || displayName(), pipeline },
    submission: {
      inputData: inputsOf(body),
      outputData: outputsOf(body),
      output: { datastoreId: null, path: null },
      tags: { ...body.tags, ...batch },
      description: body.description ?? null,
      instanceCount: null,
      computeId: compute ? idOf('computes', compute) : '',
      properties: propertiesOf(given, pipeline, body, names),
      createdBy: { name, oid, username },
      isArchived: false,
      experimentName: body.properties?.experimentName || null,
      pipeline: { jobs: withComponentIds(call, services, jobs), settings: given.settings },
    },
  };
}
