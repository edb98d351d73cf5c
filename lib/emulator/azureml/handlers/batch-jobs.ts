import type { JobRecord } from '../../compute/types';
import { WORKSPACE_SCOPE } from '../../directory';
import { noSuchDeployment, noSuchJob, noValidDeployments } from '../errors';
import { deploymentId } from '../ids';
import { submit } from '../invoke/submit';
import { batchJobView } from '../jobs/batch-job-view';
import { provisioningStateOf } from '../long-running';
import { pageAnswer, pageOf } from '../paging';
import type { Answer, Call, Handler, Services } from '../types';
import { deploymentOf } from './deployments';
import { defaultDeploymentOf, endpointOf } from './endpoints';

const DATA_PLANE_VERSION = '2020-09-01-dataplanepreview';

function pageOfJobs(call: Call, services: Services, filter: { endpointName: string; deploymentName?: string }): Answer {
  const { items, next } = services.jobs.page(filter, pageOf(call));
  return pageAnswer(
    call,
    items.map((record) => batchJobView(call, services, record)),
    next,
  );
}

/** Jobs of all deployments of an endpoint, or of the one that `?deployment=` names (contract C2). */
export const listEndpointJobs: Handler = (call, services) => {
  const { name: endpointName } = endpointOf(call, services);
  const deploymentName = call.query('deployment');
  return pageOfJobs(call, services, { endpointName, ...(deploymentName === undefined ? {} : { deploymentName }) });
};

export const listDeploymentJobs: Handler = (call, services) => {
  const { name: endpointName } = endpointOf(call, services);
  return pageOfJobs(call, services, { endpointName, deploymentName: deploymentOf(call, services).name });
};

function jobOf(call: Call, services: Services): JobRecord {
  const record = services.jobs.get(call.param('id'));
  const same = record?.plan.endpointName.toLowerCase() === call.param('endpointName').toLowerCase();
  if (record === undefined || !same) throw noSuchJob(call.param('id'));
  return record;
}

/** One job of an endpoint: on the scoring URI the poll that scripts use, on the regional API the same resource. */
export const getBatchJob: Handler = (call, services) => ({
  status: 200,
  body: batchJobView(call, services, jobOf(call, services)),
});

/** The same below the deployment that scored it; below another one there is no such job. */
export const getDeploymentJob: Handler = (call, services) => {
  const record = jobOf(call, services);
  const same = record.plan.deploymentName.toLowerCase() === call.param('deploymentName').toLowerCase();
  if (!same) throw noSuchJob(call.param('id'));
  return { status: 200, body: batchJobView(call, services, record) };
};

/** The header names a deployment; without it the endpoint's default is reached (contract D). */
function routedDeployment(call: Call, services: Services, endpointName: string) {
  const named = call.header('azureml-model-deployment');
  const name = named ?? defaultDeploymentOf(call, services);
  const found = name === null ? undefined : services.resources.get(deploymentId(endpointName, name));
  if (found === undefined && named !== undefined) throw noSuchDeployment(named, endpointName);
  if (found === undefined || provisioningStateOf(services, found.id) === 'Creating') throw noValidDeployments();
  return found;
}

async function submitted(call: Call, services: Services, deployment: ReturnType<typeof deploymentOf>): Promise<Answer> {
  const endpoint = endpointOf(call, services);
  const record = await submit(call, services, endpoint.name, deployment);
  return {
    status: 201,
    body: batchJobView(call, services, record),
    headers: {
      'azureml-model-deployment': deployment.name,
      // The deployment, not the job: so it was recorded.
      Location: `${call.base}/mferp/managementfrontend${WORKSPACE_SCOPE}/batchEndpoints/${endpoint.name}/deployments/${deployment.name}?api-version=${DATA_PLANE_VERSION}`,
    },
  };
}

/** POST of the scoring URI. */
export const invoke: Handler = (call, services) => {
  const { name } = endpointOf(call, services);
  return submitted(call, services, routedDeployment(call, services, name));
};

/** The same on the regional API, where the path names the deployment. */
export const createDeploymentJob: Handler = (call, services) => submitted(call, services, deploymentOf(call, services));
