import type { Json } from '../yaml/rest-body';
import type { Action, Place } from './action';
import { fileOf } from './bash-words';
import { bash as quoted } from './quote';
import { inputText } from './recipe-invoke';

type Flags = readonly (string | false | null | undefined | 0)[];

/** One command on lines of its own flags, with the workspace it means. */
function command(place: Place, head: string, ...flags: Flags): string {
  const { subscriptionId, resourceGroupName, workspaceName } = place.workspace;
  const where = [
    `--subscription ${quoted(subscriptionId)}`,
    `--resource-group ${quoted(resourceGroupName)}`,
    `--workspace-name ${quoted(workspaceName)}`,
  ];
  const given = flags.filter((flag) => typeof flag === 'string');
  return [head, ...given, ...where].join(' \\\n  ');
}

const set = (key: string, value: Json) => quoted(`${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
const query = (expression: string | undefined) => expression && `--query ${quoted(expression)}`;

type Invoke = Extract<Action, { do: 'invoke' }>;

const inputTypes = { UriFolder: 'uri_folder', UriFile: 'uri_file' } as const;

function inputFlags({ input }: Invoke): string[] {
  if (input.kind === 'local') return ['--input ./batchinput'];
  const given = `--input ${quoted(inputText(input))}`;
  return input.kind === 'data' ? [given] : [given, `--input-type ${inputTypes[input.type]}`];
}

/** Overrides that have no flag of their own go by --set, one flag with several values. */
function overrideFlags({ overrides: asked }: Invoke): Flags {
  const sets = [
    asked.errorThreshold !== undefined && set('error_threshold', asked.errorThreshold),
    asked.maxRetries !== undefined && set('retry_settings.max_retries', asked.maxRetries),
    asked.timeoutSeconds !== undefined && set('retry_settings.timeout', asked.timeoutSeconds),
    asked.outputFileName !== undefined && set('output_file_name', asked.outputFileName),
  ].filter((one) => one !== false);
  return [
    asked.instanceCount !== undefined && `--instance-count ${asked.instanceCount}`,
    asked.miniBatchSize !== undefined && `--mini-batch-size ${asked.miniBatchSize}`,
    sets.length > 0 && `--set ${sets.join(' ')}`,
  ];
}

const invoke = (action: Invoke, place: Place) =>
  command(
    place,
    `az ml batch-endpoint invoke --name ${quoted(action.endpointName)}`,
    action.deploymentName && `--deployment-name ${quoted(action.deploymentName)}`,
    ...inputFlags(action),
    ...overrideFlags(action),
    action.displayName && `--job-name ${quoted(action.displayName)}`,
  );

const endpoint = (verb: string, { endpointName }: { endpointName: string }) =>
  `az ml batch-endpoint ${verb} --name ${quoted(endpointName)}`;
const deployment = (verb: string, named: { endpointName: string; deploymentName: string }) =>
  `az ml batch-deployment ${verb} --endpoint-name ${quoted(named.endpointName)} --name ${quoted(named.deploymentName)}`;
const job = (verb: string, { jobName }: { jobName: string }) => `az ml job ${verb} --name ${quoted(jobName)}`;

/** An action as today's `az` does it (flags of product/features.md, appendix to (a)), quoted for a POSIX shell. */
export function azOf(action: Action, place: Place): string {
  switch (action.do) {
    case 'endpoint-list':
      return command(place, 'az ml batch-endpoint list', query(action.query));
    case 'endpoint-create':
      return `${fileOf('endpoint.yml', action.yaml)}\n${command(place, 'az ml batch-endpoint create --file endpoint.yml')}`;
    case 'endpoint-show':
      return command(place, endpoint('show', action), query(action.query));
    case 'endpoint-update':
      return command(place, endpoint('update', action), `--set ${set('description', action.description)}`);
    case 'endpoint-delete':
      return command(place, endpoint('delete', action), '--yes');
    case 'deployment-list':
      return command(
        place,
        `az ml batch-deployment list --endpoint-name ${quoted(action.endpointName)}`,
        query(action.query),
      );
    case 'deployment-create':
      return `${fileOf('deployment.yml', action.yaml)}\n${command(place, `az ml batch-deployment create --file deployment.yml --endpoint-name ${quoted(action.endpointName)}`)}`;
    case 'deployment-show':
      return command(place, deployment('show', action), query(action.query));
    case 'deployment-update': {
      const sets = action.fields.map(({ cli, value, cliValue }) => set(cli, cliValue ?? value));
      return command(place, deployment('update', action), `--set ${sets.join(' ')}`);
    }
    case 'deployment-delete':
      return command(place, deployment('delete', action), '--yes');
    case 'activate':
      return command(
        place,
        endpoint('update', action),
        `--set ${set('defaults.deployment_name', action.deploymentName)}`,
      );
    case 'invoke':
      return invoke(action, place);
    case 'job-list':
      return command(place, 'az ml job list', query(action.query));
    case 'endpoint-jobs':
      return command(place, endpoint('list-jobs', action));
    case 'deployment-jobs':
      return command(place, deployment('list-jobs', action));
    case 'job-show':
      return command(place, job('show', action), query(action.query));
    case 'job-stream':
      return command(place, job('stream', action));
    case 'job-download':
      return command(place, job('download', action), '--output-name score --download-path ./output');
    case 'job-cancel':
      return command(place, job('cancel', action));
    case 'token':
      return `az account get-access-token --resource ${place.audiences.ml}`;
  }
}
