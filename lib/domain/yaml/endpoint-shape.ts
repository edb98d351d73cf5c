import type { TextMap } from './deployment-types';
import { choice, type Field, type Loaded, list, text, withPlace } from './fields';
import { textKeyed, textValues } from './map-fields';
import type { MapNode } from './node';
import { nested, readObject } from './objects';
import { failure, type Remark } from './problem';

export interface Endpoint {
  name?: Loaded<string>;
  description?: string;
  tags?: TextMap;
  properties?: TextMap;
  /** `aad_token`, `aml_token` or `key`. */
  authMode?: string;
  defaults?: { deploymentName?: string };
}

/** `AADToken`, `aadToken` and `AAD_TOKEN` are all `aad_token` to the peer. */
const snake = (value: string) =>
  value
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();

const authMode = choice(['aml_token', 'key', 'aad_token'], snake);
const NAME = /^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?\n?$/;

const endpointName: Field<Loaded<string>> = (node, path, out) => {
  const name = withPlace(text)(node, path, out);
  if (name && !NAME.test(name.value)) out.push(failure(path, node.at, 'String does not match expected pattern.'));
  return name;
};

const defaults = nested((object) => ({ deploymentName: object.get('deployment_name', text) }));

const identity = nested((object) => {
  object.get('type', choice(['system_assigned', 'user_assigned', 'none'], snake));
  for (const key of ['principal_id', 'tenant_id']) object.get(key, text);
  object.get('user_assigned_identities', list(textKeyed));
  return true;
});

const unsent: Field<true> = (node, path, out) => {
  identity(node, path, out);
  out.push(failure(path, node.at, 'A batch endpoint takes no identity: azure-ai-ml stops at it. Take it out.'));
  return true;
};

const readOnly = 'It is read-only and not sent.';

/** Loads a batch endpoint; its rules are azure-ai-ml's BatchEndpointSchema. */
export function readEndpoint(map: MapNode, out: Remark[]): Endpoint {
  return readObject(map, '', out, (object) => {
    object.ignore('$schema');
    for (const key of ['id', 'provisioning_state', 'scoring_uri', 'openapi_uri', 'location'])
      if (object.get(key, text) !== undefined)
        object.ignore(key, key === 'location' ? "The workspace's location is sent instead." : readOnly);
    object.get('identity', unsent);
    return {
      name: object.need('name', endpointName),
      description: object.get('description', text),
      tags: object.get('tags', textValues),
      properties: object.get('properties', textValues),
      authMode: object.get('auth_mode', authMode),
      defaults: object.get('defaults', defaults),
    };
  });
}
