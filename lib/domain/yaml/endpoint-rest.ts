import type { Endpoint } from './endpoint-shape';
import { type JsonObject, present } from './rest-body';

const camel = (value: string) => value.replace(/_([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The body of an endpoint's PUT. The service reads `aadToken` as `AADToken`. */
export function endpointBody(endpoint: Endpoint, location: string): JsonObject {
  const { description, properties, tags, defaults, authMode } = endpoint;
  return {
    location,
    tags: tags ?? {},
    properties: present({
      authMode: camel(authMode ?? 'aad_token'),
      description,
      properties: properties ?? {},
      defaults: defaults && present({ deploymentName: defaults.deploymentName }),
    }),
  };
}
