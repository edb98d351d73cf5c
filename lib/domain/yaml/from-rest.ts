import { type ExpressOptions, filled, mapped, partOf, referenceText, textOf, textsOf } from './express';
import { assets, settings } from './express-model';
import { isJsonObject, type JsonObject, present } from './rest-body';

/** Today's forms of a deployment: settings at the root, under `settings`, or a pipeline component. */
export type DeploymentShape = 'classic' | 'model' | 'pipeline';

/** The form that fits: `type: pipeline` by its configuration, else `type: model`, which needs a compute. */
export function shapeOf(live: JsonObject): DeploymentShape {
  const properties = partOf(live, 'properties');
  if (isJsonObject(properties.deploymentConfiguration)) return 'pipeline';
  return textOf(properties.compute) ? 'model' : 'classic';
}

/** The endpoint of a live deployment, from its id. */
export const endpointOf = (live: JsonObject) => /\/batchEndpoints\/([^/]+)\//i.exec(textOf(live.id) ?? '')?.[1];

const identityOf = (live: JsonObject) => present({ name: textOf(live.name), endpoint_name: endpointOf(live) });

function pipelineYaml(live: JsonObject, options: ExpressOptions): JsonObject {
  const properties = partOf(live, 'properties');
  const configuration = partOf(properties, 'deploymentConfiguration');
  const component = textOf(partOf(configuration, 'componentId').assetId);
  return present({
    ...identityOf(live),
    type: 'pipeline',
    description: textOf(properties.description),
    tags: mapped(textsOf(live.tags), filled),
    component: mapped(component, (id) => referenceText(id, 'components', options)),
    settings: textsOf(configuration.settings),
  });
}

/** `settings` without mini_batch_size is refused: the service's default stands in for one it does not tell. */
function underSettings(own: JsonObject): JsonObject {
  if (Object.keys(own).length === 0) return {};
  return { settings: { ...own, mini_batch_size: own.mini_batch_size ?? 10 } };
}

function modelYaml(live: JsonObject, shape: 'classic' | 'model', options: ExpressOptions): JsonObject {
  const properties = partOf(live, 'properties');
  const own = settings(properties, options);
  return present({
    ...identityOf(live),
    type: shape === 'model' ? 'model' : undefined,
    description: textOf(properties.description),
    tags: mapped(textsOf(live.tags), options.mode === 'show' ? (tags) => tags : filled),
    properties: mapped(textsOf(properties.properties), options.mode === 'show' ? (own) => own : filled),
    ...assets(properties, options),
    ...(shape === 'model' ? underSettings(own) : own),
  });
}

/** A live deployment (contract H2, H3) as today's YAML, in the given form. Read-only fields are left out. */
export function deploymentYaml(live: JsonObject, shape: DeploymentShape, options: ExpressOptions): JsonObject {
  return shape === 'pipeline' ? pipelineYaml(live, options) : modelYaml(live, shape, options);
}

const AUTH = new Map([
  ['aadtoken', 'aad_token'],
  ['amltoken', 'aml_token'],
  ['key', 'key'],
]);

/** A live endpoint (contract H1) as YAML. Read-only fields are left out. */
export function endpointYaml(live: JsonObject, { mode }: ExpressOptions): JsonObject {
  const properties = partOf(live, 'properties');
  const defaults = partOf(properties, 'defaults');
  const keep = mode === 'show' ? (map: JsonObject) => map : filled;
  return present({
    name: textOf(live.name),
    description: textOf(properties.description),
    tags: mapped(textsOf(live.tags), keep),
    properties: mapped(textsOf(properties.properties), keep),
    auth_mode: mapped(textOf(properties.authMode), (mode) => AUTH.get(mode.toLowerCase())),
    defaults: filled(present({ deployment_name: textOf(defaults.deploymentName) })),
  });
}
