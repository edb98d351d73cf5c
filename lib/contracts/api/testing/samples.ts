import type { EndpointSummary, JobSummary } from '../views';

/** A job that says nothing, for tests that say what they need. */
export const sampleJob = (more: Partial<JobSummary> = {}): JobSummary => ({
  name: 'j',
  displayName: more.name ?? 'j',
  status: 'Running',
  endpointName: 'mnist-batch',
  deploymentName: 'mnist-onnx',
  createdAt: null,
  startedAt: null,
  endedAt: null,
  createdBy: null,
  cause: null,
  tags: {},
  ...more,
});

/** A quiet endpoint with one deployment, which is the default. */
export const sampleEndpoint = (more: Partial<EndpointSummary> = {}): EndpointSummary => ({
  name: 'e',
  description: null,
  provisioningState: 'Succeeded',
  defaultDeployment: 'd',
  deploymentCount: 1,
  jobsKnown: true,
  runningJobs: 0,
  queuedJobs: 0,
  failedLast24Hours: 0,
  lastJob: null,
  lastSuccessAt: null,
  recentJobs: [],
  createdAt: null,
  tags: {},
  ...more,
});
