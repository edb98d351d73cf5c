import { REGION, RESOURCE_GROUP, SUBSCRIPTION_ID, WORKSPACE_ID, WORKSPACE_NAME } from '../../directory';

/** Asset id of a run's output; `dataversion/batchGetResolvedUris` turns it into a datastore URI (contract E). */
export const outputAssetId = (runName: string, output: string) =>
  `azureml://locations/${REGION}/workspaces/${WORKSPACE_ID}/data/azureml_${runName}_output_data_${output}/versions/1`;

const form = /\/data\/azureml_((?:[a-z]+-)?[0-9a-f-]{36})_output_data_(\w+)\/versions\/1$/i;

/** An output by the run that it is of. */
export interface RunOutput {
  runName: string;
  output: string;
}

/** The run and the output inside such an id; null for other assets. */
export function outputOfAssetId(assetId: string): RunOutput | null {
  const [, runName, output] = form.exec(assetId) ?? [];
  return runName === undefined || output === undefined ? null : { runName, output };
}

/** An output as a datastore URI, in the long form, which is the only one that clients take apart. */
export const outputUri = (datastore: string, path: string) =>
  `azureml://subscriptions/${SUBSCRIPTION_ID}/resourcegroups/${RESOURCE_GROUP}/workspaces/${WORKSPACE_NAME}/datastores/${datastore}/paths/${path}`;
