import { REGION } from '../../directory';
import type { Resource } from '../../store';
import { provisioningStateOf } from '../long-running';
import { systemDataOf } from '../system-data';
import type { Services } from '../types';
import { isComponentDeployment } from './component-deployment';
import { componentDeploymentView } from './component-deployment-view';
import { storedDeployment } from './deployment-body';

const shownOf = (resource: Resource, apiVersion: string) =>
  isComponentDeployment(resource.body)
    ? componentDeploymentView(resource, apiVersion)
    : { properties: storedDeployment(resource), tags: resource.body.tags ?? {} };

/** A batch deployment as recorded (contract H2, H3), in the shape of the api-version that asks. */
export function deploymentView(services: Services, resource: Resource, apiVersion: string) {
  const { properties, tags } = shownOf(resource, apiVersion);
  return {
    id: resource.id,
    name: resource.name,
    type: resource.type,
    properties: { ...properties, provisioningState: provisioningStateOf(services, resource.id) },
    systemData: systemDataOf(resource),
    tags,
    location: resource.body.location ?? REGION,
  };
}
