import type { JobRecord } from '../../compute/types';
import { durationOfSeconds } from '../duration';
import { deploymentId } from '../ids';
import type { Call, Services } from '../types';
import { studioUrl, trackingUrl } from './links';
import { submissionOf } from './submission';
import { jobSystemData } from './system-data';

const endpoint = (jobEndpointType: string, url: string) => ({
  jobEndpointType,
  port: null,
  endpoint: url,
  properties: null,
});

const computeOf = (target: string, instanceCount: number | null) => ({
  target,
  instanceCount,
  isLocal: false,
  location: null,
  instanceType: null,
  properties: null,
});

/** A job as the scoring URI and the batch-jobs lists show it (contract D4, recorded). */
export function batchJobView(call: Call, services: Services, record: JobRecord) {
  const { plan, parent } = record;
  const { settings } = plan;
  const submission = submissionOf(record);
  return {
    id: `${deploymentId(plan.endpointName, plan.deploymentName)}/jobs/${plan.jobName}`,
    name: plan.jobName,
    type: 'Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments/jobs',
    properties: {
      description: submission.description,
      provisioningState: 'Succeeded',
      inputData: submission.inputData,
      ...(submission.outputData === null ? {} : { outputData: submission.outputData }),
      miniBatchSize: settings.miniBatchSize,
      errorThreshold: settings.errorThreshold,
      outputFileName: settings.outputFileName,
      loggingLevel: settings.loggingLevel,
      compute: computeOf(submission.computeId, submission.instanceCount),
      output: submission.output,
      retrySettings: { maxRetries: settings.maxRetries, timeout: durationOfSeconds(settings.timeoutSeconds) },
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
