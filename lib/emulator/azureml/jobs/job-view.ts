import type { JobRecord } from '../../compute/types';
import { idOf } from '../ids';
import type { Call, Services } from '../types';
import { studioUrl, trackingUrl } from './links';
import { pipelineView } from './pipeline-view';
import { submissionOf } from './submission';
import { jobSystemData } from './system-data';

const TYPE = 'Microsoft.MachineLearningServices/workspaces/jobs';

const service = (jobServiceType: string, endpoint: string) => ({
  jobServiceType,
  port: null,
  endpoint,
  status: null,
  errorMessage: null,
  properties: null,
  nodes: null,
});

/** A job as ARM shows it: a Pipeline job; of a model deployment its jobs, inputs and outputs are null (contract E, recorded). */
export function jobView(call: Call, services: Services, record: JobRecord) {
  const { plan, parent } = record;
  const submission = submissionOf(record);
  return {
    id: idOf('jobs', plan.jobName),
    name: plan.jobName,
    type: TYPE,
    properties: {
      description:
        submission.description ??
        `Pipeline submission for endpoint: ${plan.endpointName}, deployment: ${plan.deploymentName}.`,
      tags: submission.tags,
      properties: submission.properties,
      displayName: plan.displayName,
      status: parent.status,
      experimentName: submission.experimentName ?? plan.endpointName,
      services: {
        Tracking: service('Tracking', trackingUrl(call)),
        Studio: service('Studio', studioUrl(services, plan.jobName)),
      },
      computeId: null,
      isArchived: submission.isArchived,
      identity: null,
      jobType: 'Pipeline',
      ...pipelineView(record),
      sourceJobId: null,
    },
    systemData: jobSystemData(record),
  };
}

/** ARM knows a pipeline's child by name only; its state is in run history (contract E). */
export const childJobView = (record: JobRecord) => ({
  id: idOf('jobs', record.plan.childName),
  name: record.plan.childName,
  type: TYPE,
  properties: null,
  systemData: jobSystemData(record),
});
