import { secondsOfIsoDuration } from '../iso-duration';
import { partOf, textOf } from '../yaml/express';
import { deploymentYaml, endpointYaml, shapeOf } from '../yaml/from-rest';
import { type Json, type JsonObject, present } from '../yaml/rest-body';
import { writeYaml } from '../yaml/write';
import type { Action, FieldValue } from './action';

/** What the service fills in is not sent again. */
const READ_ONLY = new Set(['provisioningState', 'scoringUri', 'swaggerUri']);

function sent(properties: JsonObject, without: readonly string[] = []): JsonObject {
  const kept = Object.entries(properties).filter(
    ([key, value]) => value !== null && !READ_ONLY.has(key) && !without.includes(key),
  );
  return Object.fromEntries(kept);
}

const ownProperties = (properties: JsonObject): JsonObject | undefined => {
  const own = Object.entries(partOf(properties, 'properties')).filter(([key]) => !key.startsWith('azureml.'));
  return own.length > 0 ? Object.fromEntries(own) : undefined;
};

const bodyOf = (live: JsonObject, without: readonly string[]): JsonObject => {
  const properties = partOf(live, 'properties');
  return present({
    location: live.location,
    tags: Object.keys(partOf(live, 'tags')).length > 0 ? live.tags : undefined,
    properties: present({ ...sent(properties, [...without, 'properties']), properties: ownProperties(properties) }),
  });
};

const yamlOf = ({ defaults: _, properties: __, ...yaml }: JsonObject) => writeYaml(yaml);

/** How an endpoint like the live one is made: without a default, which can be set once it has that deployment. */
export function endpointCreate(live: JsonObject, workspaceId: string): Action {
  const endpointName = textOf(live.name) ?? '';
  const yaml = yamlOf(endpointYaml(live, { mode: 'edit', workspaceId }));
  return { do: 'endpoint-create', endpointName, body: bodyOf(live, ['defaults']), yaml };
}

/** How a deployment like the live one is made. */
export function deploymentCreate(live: JsonObject, endpointName: string, workspaceId: string): Action {
  const deploymentName = textOf(live.name) ?? '';
  const yaml = yamlOf(deploymentYaml(live, shapeOf(live), { mode: 'edit', workspaceId }));
  return { do: 'deployment-create', endpointName, deploymentName, body: bodyOf(live, []), yaml };
}

const FIELDS: readonly [cli: string, rest: readonly string[]][] = [
  ['description', ['description']],
  ['mini_batch_size', ['miniBatchSize']],
  ['resources.instance_count', ['resources', 'instanceCount']],
  ['retry_settings.max_retries', ['retrySettings', 'maxRetries']],
  ['retry_settings.timeout', ['retrySettings', 'timeout']],
  ['error_threshold', ['errorThreshold']],
];

/** The fields that people change most, with the values that the live deployment has. */
export function deploymentUpdate(live: JsonObject, endpointName: string): Action {
  const properties = partOf(live, 'properties');
  const fields = FIELDS.flatMap(([cli, rest]): FieldValue[] => {
    const value = rest.reduce<Json | undefined>((at, key) => partOf({ at: at ?? null }, 'at')[key], properties);
    if (value === undefined || value === null) return [];
    const seconds = cli.endsWith('timeout') ? secondsOfIsoDuration(String(value)) : null;
    return [{ cli, rest, value, ...(seconds === null ? {} : { cliValue: seconds }) }];
  });
  return { do: 'deployment-update', endpointName, deploymentName: textOf(live.name) ?? '', fields };
}
