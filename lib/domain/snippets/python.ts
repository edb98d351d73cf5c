import type { Json } from '../yaml/rest-body';
import type { Action, Place } from './action';
import { pythonValue, python as quoted } from './quote';
import { inputText } from './recipe-invoke';

function client({ workspace, sdkCloud }: Place, imports: readonly string[]): string {
  const names = ['Input', 'MLClient', 'load_batch_deployment', 'load_batch_endpoint'];
  const used = names.filter((name) => name === 'MLClient' || imports.includes(name));
  const cloud = sdkCloud === null ? '' : `    cloud=${quoted(sdkCloud)},\n`;
  return `from azure.ai.ml import ${used.join(', ')}
from azure.identity import DefaultAzureCredential

client = MLClient(
    DefaultAzureCredential(),
    subscription_id=${quoted(workspace.subscriptionId)},
    resource_group_name=${quoted(workspace.resourceGroupName)},
    workspace_name=${quoted(workspace.workspaceName)},
${cloud})`;
}

/** A file beside the program: the SDK reads YAML from there, and paths in it are relative to it. */
const file = (name: string, text: string) =>
  `with open(${quoted(name)}, "w", encoding="utf-8") as file:\n    file.write(${quoted(text)})`;

type Invoke = Extract<Action, { do: 'invoke' }>;
const inputTypes = { UriFolder: 'uri_folder', UriFile: 'uri_file' } as const;

function invoke(action: Invoke): string {
  const { input, overrides: asked } = action;
  const [type, path] =
    input.kind === 'local'
      ? ['uri_folder', './batchinput']
      : [input.kind === 'data' ? 'uri_folder' : inputTypes[input.type], inputText(input)];
  const changed: [string, Json | undefined][] = [
    ['mini_batch_size', asked.miniBatchSize],
    ['compute.instance_count', asked.instanceCount],
    ['error_threshold', asked.errorThreshold],
    ['retry_settings.max_retries', asked.maxRetries],
    ['retry_settings.timeout', asked.timeoutSeconds],
    ['output_file_name', asked.outputFileName],
    ['job_name', action.displayName ?? undefined],
  ];
  const override = changed.flatMap(([key, value]) => (value === undefined ? [] : [{ [key]: value }]));
  const parts = [
    `endpoint_name=${quoted(action.endpointName)},`,
    ...(action.deploymentName === null ? [] : [`deployment_name=${quoted(action.deploymentName)},`]),
    `input=Input(type=${quoted(type ?? '')}, path=${quoted(path ?? '')}),`,
    ...(override.length > 0 ? [`params_override=${pythonValue(override)},`] : []),
  ];
  return `job = client.batch_endpoints.invoke(\n${parts.map((part) => `    ${part}\n`).join('')})\nprint(job.name)`;
}

const named = (name: string) => `name=${quoted(name)}`;
const ofDeployment = ({ endpointName, deploymentName }: { endpointName: string; deploymentName: string }) =>
  `${named(deploymentName)}, endpoint_name=${quoted(endpointName)}`;

/** The SDK's object has the field under the CLI's name. */
const assign = (owner: string, cli: string, value: Json) => `${owner}.${cli} = ${pythonValue(value)}`;

function body(action: Exclude<Action, { do: 'token' }>): { imports?: string[]; text: string } {
  switch (action.do) {
    case 'endpoint-list':
      return { text: 'for endpoint in client.batch_endpoints.list():\n    print(endpoint.name)' };
    case 'endpoint-create':
      return {
        imports: ['load_batch_endpoint'],
        text: `${file('endpoint.yml', action.yaml)}\nendpoint = load_batch_endpoint("endpoint.yml")\nprint(client.batch_endpoints.begin_create_or_update(endpoint).result())`,
      };
    case 'endpoint-show':
      return { text: `endpoint = client.batch_endpoints.get(${named(action.endpointName)})\nprint(endpoint)` };
    case 'endpoint-update':
      return {
        text: `endpoint = client.batch_endpoints.get(${named(action.endpointName)})\n${assign('endpoint', 'description', action.description)}\nprint(client.batch_endpoints.begin_create_or_update(endpoint).result())`,
      };
    case 'endpoint-delete':
      return { text: `client.batch_endpoints.begin_delete(${named(action.endpointName)}).result()` };
    case 'deployment-list':
      return {
        text: `for deployment in client.batch_deployments.list(endpoint_name=${quoted(action.endpointName)}):\n    print(deployment.name)`,
      };
    case 'deployment-create':
      return {
        imports: ['load_batch_deployment'],
        text: `${file('deployment.yml', action.yaml)}\ndeployment = load_batch_deployment("deployment.yml")\ndeployment.endpoint_name = ${quoted(action.endpointName)}\nprint(client.batch_deployments.begin_create_or_update(deployment).result())`,
      };
    case 'deployment-show':
      return { text: `deployment = client.batch_deployments.get(${ofDeployment(action)})\nprint(deployment)` };
    case 'deployment-update': {
      const sets = action.fields.map(({ cli, value, cliValue }) => assign('deployment', cli, cliValue ?? value));
      return {
        text: `deployment = client.batch_deployments.get(${ofDeployment(action)})\n${sets.join('\n')}\nprint(client.batch_deployments.begin_create_or_update(deployment).result())`,
      };
    }
    case 'deployment-delete':
      return { text: `client.batch_deployments.begin_delete(${ofDeployment(action)}).result()` };
    case 'activate':
      return {
        text: `endpoint = client.batch_endpoints.get(${named(action.endpointName)})\nendpoint.defaults = {"deployment_name": ${quoted(action.deploymentName)}}\nprint(client.batch_endpoints.begin_create_or_update(endpoint).result())`,
      };
    case 'invoke':
      return { imports: ['Input'], text: invoke(action) };
    case 'job-list':
      return { text: 'for job in client.jobs.list():\n    print(job.name, job.status)' };
    case 'endpoint-jobs':
      return {
        text: `for job in client.batch_endpoints.list_jobs(endpoint_name=${quoted(action.endpointName)}):\n    print(job.name)`,
      };
    case 'deployment-jobs':
      return {
        text: `for job in client.batch_deployments.list_jobs(${ofDeployment(action)}):\n    print(job.name)`,
      };
    case 'job-show':
      return { text: `job = client.jobs.get(${named(action.jobName)})\nprint(job.status)` };
    case 'job-stream':
      return { text: `client.jobs.stream(${named(action.jobName)})` };
    case 'job-download':
      return {
        text: `client.jobs.download(${named(action.jobName)}, output_name="score", download_path="./output")`,
      };
    case 'job-cancel':
      return { text: `client.jobs.begin_cancel(${named(action.jobName)}).result()` };
  }
}

/** An action by azure-ai-ml, signed in as azure-identity finds it: a service principal of the environment, `az login`, … */
export function pythonOf(action: Action, place: Place): string {
  if (action.do === 'token')
    return `from azure.identity import DefaultAzureCredential

print(DefaultAzureCredential().get_token(${quoted(`${place.audiences.ml}/.default`)}).token)`;
  const { imports = [], text } = body(action);
  return `${client(place, imports)}\n\n${text}`;
}
