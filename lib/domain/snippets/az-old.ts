import type { Action, Place } from './action';
import { fileOf } from './bash-words';
import { bash as quoted } from './quote';

type Invoke = Extract<Action, { do: 'invoke' }>;

function input({ input }: Invoke): string {
  switch (input.kind) {
    case 'data':
      return `--input-data ${quoted(`azureml:${input.name}:${input.version}`)}`;
    case 'url':
      return `--input-path ${quoted(input.url)}`;
    case 'datastore':
      return `--input-datastore ${quoted(`azureml:${input.datastore}`)} --input-path ${quoted(input.path)}`;
    case 'local':
      return `--input-local-path ./batchinput/ --input-datastore ${quoted(`azureml:${input.datastore}`)} --input-path ${quoted(input.path)}`;
  }
}

const query = (expression: string | undefined) => (expression ? ` --query ${quoted(expression)}` : '');

function typed(action: Action): string | null {
  switch (action.do) {
    case 'endpoint-create':
      return `${fileOf('create-batch-endpoint.yml', action.yaml)}\naz ml endpoint create --type batch --file create-batch-endpoint.yml`;
    case 'endpoint-show':
      return `az ml endpoint show --name ${quoted(action.endpointName)} --type batch${query(action.query)}`;
    case 'deployment-create':
      return `${fileOf('add-deployment.yml', action.yaml)}\naz ml endpoint update --name ${quoted(action.endpointName)} --type batch --deployment-file add-deployment.yml`;
    case 'activate':
      return `az ml endpoint update --name ${quoted(action.endpointName)} --type batch --traffic ${quoted(`${action.deploymentName}:100`)}`;
    case 'invoke':
      return `az ml endpoint invoke --name ${quoted(action.endpointName)} --type batch ${input(action)}`;
    case 'endpoint-jobs':
      return `az ml endpoint list-jobs --name ${quoted(action.endpointName)} --type batch`;
    case 'deployment-jobs':
      return `az ml endpoint list-jobs --name ${quoted(action.endpointName)} --type batch --deployment ${quoted(action.deploymentName)}`;
    case 'job-show':
      return `az ml job show --name ${quoted(action.jobName)}${query(action.query)}`;
    case 'job-stream':
      return `az ml job log --name ${quoted(action.jobName)}`;
    default:
      return null;
  }
}

/**
 * An action as users of the first preview typed it (product/classic-commands.md), the workspace set as a default before;
 * null where that command line is not known to have had it. It no longer runs: it is there to find today's command by.
 */
export function azOldOf(action: Action, { workspace }: Place): string | null {
  if (action.do === 'token') return 'az account get-access-token';
  const command = typed(action);
  if (command === null) return null;
  const { subscriptionId, resourceGroupName, workspaceName } = workspace;
  return `az account set --subscription ${quoted(subscriptionId)}
az configure --defaults ${quoted(`group=${resourceGroupName}`)} ${quoted(`workspace=${workspaceName}`)}

${command}`;
}
