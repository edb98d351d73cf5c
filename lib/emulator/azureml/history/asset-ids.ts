import type { JobPlan } from '../../compute/types';
import { REGION, RESOURCE_GROUP, SUBSCRIPTION_ID, WORKSPACE_ID, WORKSPACE_NAME } from '../../directory';

/** Asset id of a child's output `score`; `dataversion/batchGetResolvedUris` turns it into a datastore URI (contract E). */
export const scoreAssetId = (childName: string) =>
  `azureml://locations/${REGION}/workspaces/${WORKSPACE_ID}/data/azureml_${childName}_output_data_score/versions/1`;

/** The child's name inside the id of an output; null for other assets. */
export const childOfAssetId = (assetId: string): string | null =>
  /\/data\/azureml_([0-9a-f-]{36})_output_data_score\/versions\/1$/i.exec(assetId)?.[1] ?? null;

/** The long form, which is the only one that clients take apart. */
const datastoreUri = (datastore: string, path: string) =>
  `azureml://subscriptions/${SUBSCRIPTION_ID}/resourcegroups/${RESOURCE_GROUP}/workspaces/${WORKSPACE_NAME}/datastores/${datastore}/paths/${path}`;

/** Folder of a job's output as a datastore URI. @param datastore the one that stands before the output's container */
export const outputUri = (datastore: string, { folder }: JobPlan['output']) => datastoreUri(datastore, folder);
