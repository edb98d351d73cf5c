import { RESOURCE_GROUP, SUBSCRIPTION_ID, TENANT_ID, WORKSPACE_NAME, WORKSPACE_SCOPE } from '../../directory';
import type { Call, Services } from '../types';

/** Azure ML Studio's link of a job, at the dashboard (contract D4). */
export const studioUrl = ({ dashboardUrl }: Services, jobName: string) =>
  `${dashboardUrl}/runs/${jobName}?wsid=/subscriptions/${SUBSCRIPTION_ID}/resourcegroups/${RESOURCE_GROUP}/workspaces/${WORKSPACE_NAME}&tid=${TENANT_ID}`;

export const trackingUrl = ({ base }: Call) => `azureml://${new URL(base).host}/mlflow/v1.0${WORKSPACE_SCOPE}?`;
