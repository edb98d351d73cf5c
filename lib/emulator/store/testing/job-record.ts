import type { JobRecord } from '../../compute/types';

/** A job that has just been submitted. */
export const jobRecord = (jobName: string, endpointName: string, deploymentName: string): JobRecord => ({
  plan: {
    jobName,
    childName: `${jobName}-child`,
    displayName: 'd',
    endpointName,
    deploymentName,
    input: { container: 'c', path: 'p/', kind: 'folder' },
    output: { container: 'c', folder: 'o/', fileName: 'predictions.csv' },
    model: null,
    modelName: 'm:1',
    code: null,
    environmentVariables: {},
    computeName: 'cpu-cluster',
    settings: {
      miniBatchSize: 10,
      instanceCount: 1,
      maxConcurrencyPerInstance: 1,
      maxRetries: 3,
      timeoutSeconds: 30,
      errorThreshold: -1,
      loggingLevel: 'Info',
      outputAction: 'AppendRow',
      outputFileName: 'predictions.csv',
    },
  },
  parent: { status: 'Preparing', createdAt: '2026-11-22T10:00:00.000Z', startedAt: null, endedAt: null, error: null },
  child: null,
  submission: { tags: { a: 'b' } },
});

/** What an invoke of the seed's deployment leaves beside the plan. */
const submission = {
  inputData: {},
  outputData: null,
  output: { datastoreId: null, path: null },
  tags: { 'azureml.batchrun': 'true', 'azureml.deploymentname': 'mnist-onnx', 'azureml.jobtype': 'azureml.batchjob' },
  description: null,
  instanceCount: null,
  computeId: 'cpu-cluster',
  properties: { 'azureml.runsource': 'azureml.PipelineRun' },
  createdBy: { name: 'Bench', oid: 'bench', username: null },
  isArchived: false,
};

/** A job that began and ended at an instant (ISO-8601). */
export function endedRecord(jobName: string, endpointName: string, deploymentName: string, at: string): JobRecord {
  const ended = { status: 'Completed' as const, createdAt: at, startedAt: at, endedAt: at, error: null };
  return { ...jobRecord(jobName, endpointName, deploymentName), parent: ended, child: ended, submission };
}
