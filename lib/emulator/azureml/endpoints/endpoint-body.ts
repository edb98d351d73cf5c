import { z } from 'zod';
import type { Resource, ResourceBody } from '../../store';
import { caseless, parseBody, stringMap, word } from '../caseless';
import { locationRequired, userError } from '../errors';

const body = caseless({
  location: z.string().nullish(),
  tags: stringMap.nullish(),
  identity: z.unknown().optional(),
  kind: z.string().nullish(),
  sku: z.unknown().optional(),
  properties: caseless({
    authMode: word('AADToken', 'AMLToken', 'Key'),
    description: z.string().nullish(),
    properties: stringMap.nullish(),
    defaults: caseless({ deploymentName: z.string().nullish() }).nullish(),
  }),
});

/** What is kept of an endpoint: all that a PUT may say; the rest is computed when it is read. */
const stored = z.looseObject({
  authMode: z.string().default('AADToken'),
  description: z.string().nullable().default(null),
  properties: stringMap.default({}),
  defaults: z.looseObject({ deploymentName: z.string().nullable().default(null) }).default({ deploymentName: null }),
});
export type StoredEndpoint = z.output<typeof stored>;
export const storedProperties = (properties: Record<string, unknown>): StoredEndpoint => stored.parse(properties);
export const storedEndpoint = (resource: Resource): StoredEndpoint => storedProperties(resource.body.properties);

/** A client that reads, changes and writes sends back what the service had added; that is not the user's. */
const withoutComputed = (properties: Record<string, string | null>) =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([key]) => key !== 'AzureAsyncOperationUri' && key !== 'azureml.onlineendpointid',
    ),
  );

/** The body of a PUT, which replaces the whole endpoint with defaults filled in. Throws AzureError 400. */
export function endpointBody(given: unknown, existing: Resource | undefined, apiVersion: string): ResourceBody {
  const parsed = parseBody(body, given);
  if (!parsed.location) throw locationRequired();
  const { authMode, description, properties, defaults } = parsed.properties;
  if (authMode !== 'AADToken') throw userError(`Batch endpoints support only AADToken as authMode, not ${authMode}.`);
  const version = 'BatchEndpointCreationApiVersion';
  const created = existing === undefined ? apiVersion : storedEndpoint(existing).properties[version];
  return {
    location: parsed.location,
    tags: parsed.tags ?? {},
    ...(parsed.identity ? { identity: parsed.identity } : {}),
    ...(parsed.kind ? { kind: parsed.kind } : {}),
    ...(parsed.sku ? { sku: parsed.sku } : {}),
    properties: {
      authMode,
      description: description ?? null,
      properties: { ...withoutComputed(properties ?? {}), ...(created ? { [version]: created } : {}) },
      defaults: { deploymentName: defaults?.deploymentName || null },
    },
  };
}
