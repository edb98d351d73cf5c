import { z } from 'zod';
import { WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { caseless, parseBody } from '../caseless';
import { noSuch } from '../errors';
import { idOf } from '../ids';
import { containerOf } from '../locations';
import { pageAnswer, pageOf } from '../paging';
import { containerSas } from '../sas';
import { systemDataOf } from '../system-data';
import type { Call, Handler, Services } from '../types';

/** Datastores come thirty to a page where a client says nothing (contract C1). */
const PAGE = 30;

const secretsBody = caseless({
  expirableSecret: z.boolean().nullish(),
  expireAfterHours: z.number().int().min(1).max(24).nullish(),
});

function datastoreOf(call: Call, services: Services): Resource {
  const found = services.resources.get(idOf('datastores', call.param('name')));
  if (found === undefined) throw noSuch('datastore', call.param('name'));
  return found;
}

/** As recorded; protocol and endpoint lead to the local account on the scheme that the caller speaks. */
const datastoreView = (call: Call, services: Services, resource: Resource) => ({
  id: resource.id,
  name: resource.name,
  type: resource.type,
  properties: {
    description: null,
    tags: null,
    properties: null,
    ...resource.body.properties,
    endpoint: `core.localhost:${new URL(services.blobBaseUrl).port}`,
    protocol: new URL(call.base).protocol.slice(0, -1),
    serviceDataAccessAuthIdentity: 'None',
  },
  systemData: systemDataOf(resource),
});

/** Whether a datastore passes the list's filters `isDefault`, `names` and `searchText`. */
function isAskedFor(call: Call, { name, body }: Resource): boolean {
  const byDefault = call.query('isDefault');
  const names = call.query('names')?.toLowerCase().split(',');
  const text = call.query('searchText')?.toLowerCase();
  if (byDefault !== undefined && String(body.properties.isDefault === true) !== byDefault.toLowerCase()) return false;
  if (names !== undefined && !names.includes(name.toLowerCase())) return false;
  return text === undefined || name.toLowerCase().includes(text);
}

export const listDatastores: Handler = (call, services) => {
  const { items, next } = services.resources.listChildren(WORKSPACE_SCOPE, 'datastores', pageOf(call, PAGE));
  const shown = items.filter((item) => isAskedFor(call, item));
  return pageAnswer(
    call,
    shown.map((item) => datastoreView(call, services, item)),
    next,
  );
};

export const getDatastore: Handler = (call, services) => ({
  status: 200,
  body: datastoreView(call, services, datastoreOf(call, services)),
});

/** The account key, or a SAS on the datastore's container where the client asks for a secret that expires. */
export const listSecrets: Handler = (call, services) => {
  const { name } = datastoreOf(call, services);
  const { expirableSecret, expireAfterHours } = parseBody(secretsBody, call.body);
  if (!expirableSecret) return { status: 200, body: { secretsType: 'AccountKey', key: services.accountKey } };
  const sasToken = containerSas(services, containerOf(services, name), 'racwdl', (expireAfterHours ?? 1) * 60);
  return { status: 200, body: { secretsType: 'Sas', sasToken } };
};
