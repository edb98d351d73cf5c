import { z } from 'zod';
import type { Resource } from '../../store';
import { caseless, parseBody, stringMap, word } from '../caseless';
import { userError } from '../errors';

const text = z.string().nullish();

/** The secret of each kind of credentials, under the names of the published models. */
const secrets = caseless({ secretsType: text, key: text, sasToken: text, clientSecret: text, certificate: text });

const credentials = caseless({
  credentialsType: word('AccountKey', 'Sas', 'None', 'ServicePrincipal', 'Certificate'),
  secrets: secrets.nullish(),
});

const body = caseless({
  properties: caseless({
    datastoreType: word('AzureBlob', 'AzureDataLakeGen1', 'AzureDataLakeGen2', 'AzureFile'),
    description: text,
    tags: stringMap.nullish(),
    properties: stringMap.nullish(),
    credentials,
    accountName: text,
    containerName: text,
    endpoint: text,
    protocol: text,
    serviceDataAccessAuthIdentity: text,
  }),
});

/** A datastore as it is kept: the secret too, which leaves only through listSecrets. */
const stored = z.looseObject({
  datastoreType: z.string(),
  accountName: z.string().nullish(),
  containerName: z.string().nullish(),
  credentials: z.looseObject({
    credentialsType: z.string(),
    secrets: z.looseObject({ key: text, sasToken: text, clientSecret: text, certificate: text }).nullish(),
  }),
});
export type StoredDatastore = z.output<typeof stored>;
export const storedDatastore = ({ body }: Resource): StoredDatastore => stored.parse(body.properties);

/** Which field of the secrets a kind of credentials needs. */
export const secretField = {
  AccountKey: 'key',
  Sas: 'sasToken',
  ServicePrincipal: 'clientSecret',
  Certificate: 'certificate',
} as const;
export const hasSecret = (type: string): type is keyof typeof secretField => Object.hasOwn(secretField, type);

/** The properties of a PUT; `isDefault` is the workspace's to say. Throws AzureError 400. */
export function datastoreBody(given: unknown): StoredDatastore {
  const { properties } = parseBody(body, given);
  const { datastoreType, accountName, containerName, credentials: asked } = properties;
  if (datastoreType === 'AzureBlob' && (!accountName || !containerName))
    throw userError('The accountName and the containerName of a blob datastore are required.');
  const type = asked.credentialsType;
  if (hasSecret(type) && !asked.secrets?.[secretField[type]])
    throw userError(`The credentials of type ${type} need ${secretField[type]} in their secrets.`);
  return { ...properties, isDefault: false };
}
