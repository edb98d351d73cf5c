import { REGION, RESOURCE_GROUP, SUBSCRIPTION_ID, TENANT_DOMAIN, TENANT_ID } from '../../directory';
import type { Handler } from '../types';

const subscription = {
  id: `/subscriptions/${SUBSCRIPTION_ID}`,
  authorizationSource: 'RoleBased',
  managedByTenants: [],
  subscriptionId: SUBSCRIPTION_ID,
  tenantId: TENANT_ID,
  displayName: 'Local subscription',
  state: 'Enabled',
  subscriptionPolicies: { locationPlacementId: 'Local', quotaId: 'Local', spendingLimit: 'Off' },
};

const tenant = {
  id: `/tenants/${TENANT_ID}`,
  tenantId: TENANT_ID,
  countryCode: null,
  displayName: 'Local directory',
  domains: [TENANT_DOMAIN],
  tenantCategory: 'Home',
  defaultDomain: TENANT_DOMAIN,
  tenantType: 'AAD',
};

const group = {
  id: `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/${RESOURCE_GROUP}`,
  name: RESOURCE_GROUP,
  type: 'Microsoft.Resources/resourceGroups',
  location: REGION,
  properties: { provisioningState: 'Succeeded' },
};

export const listTenants: Handler = () => ({ status: 200, body: { value: [tenant] } });
export const listSubscriptions: Handler = () => ({
  status: 200,
  body: { value: [subscription], count: { type: 'Total', value: 1 } },
});
export const getSubscription: Handler = () => ({ status: 200, body: subscription });
export const listResourceGroups: Handler = () => ({ status: 200, body: { value: [group] } });
export const getResourceGroup: Handler = () => ({ status: 200, body: group });
