import { type FieldTable, map, object, readOnly, schemaKey, text } from './fields';

const IDENTITY: FieldTable = {
  type: text('Kind of identity.', { values: ['system_assigned', 'user_assigned', 'none'] }),
  principal_id: text('Object id of the identity.'),
  tenant_id: text('Tenant of the identity.'),
  user_assigned_identities: { type: 'anything', about: 'Identities that the user made.' },
};

/** A batch endpoint: azure-ai-ml 1.28's BatchEndpointSchema. */
export const ENDPOINT_FIELDS: FieldTable = {
  $schema: schemaKey,
  name: text(
    'Name of the endpoint: 3 to 32 letters, digits and -, starting with a letter. Unique in the region. Sent in lower case.',
    { needed: 'always', pattern: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$' },
  ),
  description: text('What the endpoint is for.', { rest: 'properties.description' }),
  tags: map('Names and values of your own. Values become text.', { rest: 'tags' }),
  properties: map('Properties kept with the endpoint. Values become text.', { rest: 'properties.properties' }),
  auth_mode: text('How callers prove who they are. Batch endpoints take Entra tokens: aad_token.', {
    values: ['aad_token', 'key', 'aml_token'],
    standard: 'aad_token',
    rest: 'properties.authMode',
  }),
  defaults: object('What an invoke takes that names nothing itself.', {
    deployment_name: text('The default deployment: an invoke that names none lands on it. It has traffic 100.', {
      rest: 'properties.defaults.deploymentName',
    }),
  }),
  identity: object('A batch endpoint takes no identity: azure-ai-ml stops at it.', IDENTITY),
  location: text("Region. The workspace's own is sent instead."),
  id: readOnly('Full id of the endpoint.'),
  provisioning_state: readOnly('State of the last write.'),
  scoring_uri: readOnly('Address that takes invokes.'),
  openapi_uri: readOnly('Address of the OpenAPI description.'),
};
