import { REGION, RESOURCE_GROUP, SUBSCRIPTION_ID, WORKSPACE_NAME } from '../../directory';
import type { Resource } from '../../store';
import { operationUrl, provisioningStateOf } from '../long-running';
import { systemDataOf } from '../system-data';
import type { Call, Services } from '../types';
import { storedEndpoint } from './endpoint-body';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Where to POST a job for this endpoint; `/{jobName}` behind it polls one. */
const scoringUri = (base: string, endpointName: string) => `${base}/inference/${endpointName}/jobs`;

/** Azure names the twin that serves it, in lower case. */
const onlineTwin = (name: string) =>
  `/subscriptions/${SUBSCRIPTION_ID}/resourcegroups/${RESOURCE_GROUP}/providers/microsoft.machinelearningservices/workspaces/${WORKSPACE_NAME}/onlineendpoints/${name}`.toLowerCase();

/** What the service adds to the endpoint's properties; scripts poll the second. */
function ownProperties(call: Call, { operations }: Services, { id, name }: Resource) {
  const operation = operations.latest(id);
  const uri = operation && { AzureAsyncOperationUri: operationUrl(call, 'mfeOperationsStatus', operation.name) };
  return { 'azureml.onlineendpointid': onlineTwin(name), ...uri };
}

/** A batch endpoint as recorded (contract H1): no scoring URI until it has been created. */
export function endpointView(call: Call, services: Services, resource: Resource) {
  const { defaults, authMode, description, properties } = storedEndpoint(resource);
  const provisioningState = provisioningStateOf(services, resource.id);
  return {
    id: resource.id,
    name: resource.name,
    type: resource.type,
    properties: {
      description,
      properties: { ...properties, ...ownProperties(call, services, resource) },
      scoringUri: provisioningState === 'Creating' ? null : scoringUri(call.base, resource.name),
      swaggerUri: null,
      authMode,
      defaults,
      provisioningState,
    },
    systemData: systemDataOf(resource),
    tags: resource.body.tags ?? {},
    location: resource.body.location ?? REGION,
    ...(resource.body.kind ? { kind: resource.body.kind } : {}),
    ...(resource.body.sku ? { sku: resource.body.sku } : {}),
    identity: resource.body.identity ?? { type: 'None', principalId: NOBODY, tenantId: NOBODY },
  };
}
