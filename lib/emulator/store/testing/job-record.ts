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
