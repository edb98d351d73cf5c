import { REGION, SUBSCRIPTION_ID } from '../../directory';
import { SUPPORTED } from '../api-version';
import { invalidNamespace } from '../errors';
import type { Handler } from '../types';

const NAMESPACE = 'Microsoft.MachineLearningServices';
const SUBSCRIPTION = `/subscriptions/${SUBSCRIPTION_ID}`;

const location = {
  id: `${SUBSCRIPTION}/locations/${REGION}`,
  subscriptionId: SUBSCRIPTION_ID,
  name: REGION,
  type: 'Region',
  displayName: 'This machine',
  regionalDisplayName: 'This machine',
  metadata: { regionType: 'Physical', regionCategory: 'Recommended', geographyGroup: 'Local' },
};

const TYPES = ['workspaces', 'workspaces/batchEndpoints', 'workspaces/batchEndpoints/deployments', 'workspaces/jobs'];
const provider = {
  id: `${SUBSCRIPTION}/providers/${NAMESPACE}`,
  namespace: NAMESPACE,
  registrationState: 'Registered',
  registrationPolicy: 'RegistrationRequired',
  resourceTypes: TYPES.map((resourceType) => ({
    resourceType,
    locations: [REGION],
    apiVersions: SUPPORTED.toReversed(),
    capabilities: 'None',
  })),
};

export const listLocations: Handler = () => ({ status: 200, body: { value: [location] } });
export const listProviders: Handler = () => ({ status: 200, body: { value: [provider] } });

/** Clients ask whether the provider is registered before they use it. Throws AzureError 404 for any other. */
export const getProvider: Handler = (call) => {
  const asked = call.param('resourceProviderNamespace');
  if (asked.toLowerCase() !== NAMESPACE.toLowerCase()) throw invalidNamespace(asked);
  return { status: 200, body: provider };
};
