const SCHEMAS = 'https://azuremlschemas.azureedge.net/latest';

/** A new endpoint with what it needs. */
export const endpointTemplate = `# The name is part of the address: 3 to 32 letters, digits and hyphens, unique in the region.
$schema: ${SCHEMAS}/batchEndpoint.schema.json
name: my-endpoint
auth_mode: aad_token
`;

/** A new deployment of an endpoint with what it needs, and the settings that people look for. */
export const deploymentTemplate = (endpointName: string) => `# An MLflow model needs no code and no environment.
$schema: ${SCHEMAS}/modelBatchDeployment.schema.json
name: my-deployment
endpoint_name: ${endpointName}
type: model
model: azureml:my-model@latest
compute: azureml:cpu-cluster
resources:
  instance_count: 1
settings:
  mini_batch_size: 10 # files of one run() call
  error_threshold: -1 # failed files that a job bears; -1: any number
`;
