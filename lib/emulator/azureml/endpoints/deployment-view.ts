import { REGION } from '../../directory';
import type { Resource } from '../../store';
import { provisioningStateOf } from '../long-running';
import { systemDataOf } from '../system-data';
import type { Services } from '../types';
import { storedDeployment } from './deployment-body';

/** A batch deployment as recorded (contract H2). */
export const deploymentView = (services: Services, resource: Resource) => ({
  id: resource.id,
  name: resource.name,
  type: resource.type,
  properties: {
    ...storedDeployment(resource),
    provisioningState: provisioningStateOf(services, resource.id),
  },
  systemData: systemDataOf(resource),
  tags: resource.body.tags ?? {},
  location: resource.body.location ?? REGION,
});
