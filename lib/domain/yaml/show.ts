import { partOf, textOf } from './express';
import { deploymentYaml, endpointYaml } from './from-rest';
import { isJsonObject, type JsonObject, present } from './rest-body';

/** Python's isoformat of an instant: microseconds where there are any, `+00:00` for UTC. */
function isoformat(instant: string): string {
  const match = /^(.*T\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(instant);
  if (!match) return instant;
  const micro = (match[2] ?? '').slice(0, 6).padEnd(6, '0');
  return `${match[1]}${micro === '000000' ? '' : `.${micro}`}+00:00`;
}

/** Who made and changed a resource and when, as the CLI prints it. */
export function creationContext(live: JsonObject): JsonObject | undefined {
  if (!isJsonObject(live.systemData)) return undefined;
  const system = live.systemData;
  const at = (key: string) => {
    const instant = textOf(system[key]);
    return instant === undefined ? undefined : isoformat(instant);
  };
  return present({
    created_at: at('createdAt'),
    created_by: textOf(system.createdBy),
    created_by_type: textOf(system.createdByType),
    last_modified_at: at('lastModifiedAt'),
    last_modified_by: textOf(system.lastModifiedBy),
    last_modified_by_type: textOf(system.lastModifiedByType),
  });
}

/** A model deployment as `az ml batch-deployment show` prints it: full ids, read-only fields, absent maps as empty. */
export function shownDeployment(live: JsonObject): JsonObject {
  const properties = partOf(live, 'properties');
  return present({
    tags: {},
    properties: {},
    environment_variables: {},
    ...deploymentYaml(live, 'classic', { mode: 'show', workspaceId: '' }),
    id: textOf(live.id),
    creation_context: creationContext(live),
    provisioning_state: textOf(properties.provisioningState),
  });
}

/** A pipeline component's deployment: its YAML with what is read-only. */
export function shownPipelineDeployment(live: JsonObject): JsonObject {
  const properties = partOf(live, 'properties');
  return present({
    tags: {},
    ...deploymentYaml(live, 'pipeline', { mode: 'show', workspaceId: '' }),
    id: textOf(live.id),
    creation_context: creationContext(live),
    provisioning_state: textOf(properties.provisioningState),
  });
}

/** An endpoint as `az ml batch-endpoint show` prints it. */
export function shownEndpoint(live: JsonObject): JsonObject {
  const properties = partOf(live, 'properties');
  return present({
    tags: {},
    properties: {},
    ...endpointYaml(live, { mode: 'show', workspaceId: '' }),
    id: textOf(live.id),
    location: textOf(live.location),
    provisioning_state: textOf(properties.provisioningState),
    scoring_uri: textOf(properties.scoringUri),
    openapi_uri: textOf(properties.swaggerUri),
  });
}
