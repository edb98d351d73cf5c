import type { JobRecord } from '../../compute/types';
import { durationOfSeconds } from '../duration';
import { deploymentId, idOf } from '../ids';
import type { Call, Services } from '../types';
import { studioUrl, trackingUrl } from './links';
import { type Submission, submissionOf } from './submission';
import { jobSystemData } from './system-data';

const endpoint = (jobEndpointType: string, url: string) => ({
  jobEndpointType,
  port: null,
  endpoint: url,
  properties: null,
});

const computeOf = (target: string | null, instanceCount: number | null) => ({
  target,
  instanceCount,
  isLocal: false,
  location: null,
  instanceType: null,
  properties: null,
});

const TYPE = 'Microsoft.MachineLearningServices/workspaces/batchEndpoints';

/** The settings in force of a scoring; a pipeline's job has none of its own (recorded). */
function settingsOf({ plan }: JobRecord, { computeId, instanceCount }: Submission) {
  const { settings } = plan;
  if (plan.pipeline) return { compute: computeOf(null, null) };
  return {
    miniBatchSize: settings.miniBatchSize,
    errorThreshold: settings.errorThreshold,
    outputFileName: settings.outputFileName,
    loggingLevel: settings.loggingLevel,
    compute: computeOf(computeId, instanceCount),
    retrySettings: { maxRetries: settings.maxRetries, timeout: durationOfSeconds(settings.timeoutSeconds) },
  };
}

/** Jobs of pipeline components are resources of the endpoint, those of models of the deployment (recorded). */
const placeOf = ({ plan }: JobRecord) =>
  plan.pipeline
    ? { id: `${idOf('batchEndpoints', plan.endpointName)}/jobs/${plan.jobName}`, type: `${TYPE}/jobs` }
    : {
        id: `${deploymentId(plan.endpointName, plan.deploymentName)}/jobs/${plan.jobName}`,
        type: `${TYPE}/deployments/jobs`,
      };

/** A job as the scoring URI and the batch-jobs lists show it (contract D4, recorded). */
export function batchJobView(call: Call, services: Services, record: JobRecord) {
  const { plan, parent } = record;
  const submission = submissionOf(record);
  const { id, type } = placeOf(record);
  return {
    id,
    name: plan.jobName,
    type,
    properties: {
      description: submission.description,
      provisioningState: 'Succeeded',
      inputData: submission.inputData,
      ...(submission.outputData === null ? {} : { outputData: submission.outputData }),
      ...settingsOf(record, submission),
      output: submission.output,
      status: parent.status,
      interactionEndpoints: {
        Tracking: endpoint('Tracking', trackingUrl(call)),
        Studio: endpoint('Studio', studioUrl(services, plan.jobName)),
      },
      tags: submission.tags,
      properties: submission.properties,
      name: plan.displayName,
    },
    systemData: jobSystemData(record),
  };
}
