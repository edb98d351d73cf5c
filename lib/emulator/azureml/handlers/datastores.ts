import { z } from 'zod';
import { WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { checkAssetName } from '../assets/rules';
import { isBuiltIn } from '../built-in';
import { caseless, parseBody } from '../caseless';
import { datastoreBody, storedDatastore } from '../datastores/body';
import { inOrder } from '../datastores/order';
import { secretsOf } from '../datastores/secrets';
import { validate } from '../datastores/validate';
import { datastoreView } from '../datastores/view';
import { noSuch, userError } from '../errors';
import { idOf } from '../ids';
import { pageAnswer, pageOf } from '../paging';
import { resourcePage } from '../resource-page';
import { stampOf } from '../system-data';
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

/** Whether a datastore passes the list's filters `isDefault`, `names` and `searchText`. */
function isAskedFor(call: Call, { name, body }: Resource): boolean {
  const byDefault = call.query('isDefault');
  const names = call.query('names')?.toLowerCase().split(',');
  const text = call.query('searchText')?.toLowerCase();
  if (byDefault !== undefined && String(body.properties.isDefault === true) !== byDefault.toLowerCase()) return false;
  if (names !== undefined && !names.includes(name.toLowerCase())) return false;
  return text === undefined || name.toLowerCase().includes(text);
}

/** A page in the order of `orderBy`; the token names the last datastore of the page before. Throws AzureError 400 when that is gone. */
function orderedPage(call: Call, services: Services, orderBy: string) {
  const { limit, after } = pageOf(call, PAGE);
  const all = inOrder(services.resources.below(WORKSPACE_SCOPE, 'datastores').reverse(), call, orderBy);
  const asked = all.filter((item) => item.sequence === after || isAskedFor(call, item));
  const from = asked.findIndex(({ sequence }) => sequence === after) + 1;
  if (after !== undefined && from === 0) throw userError('The continuation token is not valid.');
  const items = asked.slice(from, from + limit);
  return { items, next: asked.length > from + limit ? (items.at(-1)?.sequence ?? null) : null };
}

/** In the order in which they were registered where the call names no other. */
export const listDatastores: Handler = (call, services) => {
  const orderBy = call.query('orderBy');
  const { items, next } =
    orderBy === undefined
      ? resourcePage(call, services, {
          parentId: WORKSPACE_SCOPE,
          collection: 'datastores',
          keep: (item) => isAskedFor(call, item),
          size: PAGE,
        })
      : orderedPage(call, services, orderBy);
  return pageAnswer(
    call,
    items.map((item) => datastoreView(call, services, item)),
    next,
  );
};

export const getDatastore: Handler = (call, services) => ({
  status: 200,
  body: datastoreView(call, services, datastoreOf(call, services)),
});

/** The two that every workspace has are not the caller's to change. Throws AzureError 400. */
function refuseBuiltIn(name: string, what: string): void {
  if (isBuiltIn(name)) throw userError(`The datastore '${name}' belongs to the workspace and can not be ${what}.`);
}

export const putDatastore: Handler = async (call, services) => {
  const name = call.param('name');
  checkAssetName(name);
  refuseBuiltIn(name, 'replaced');
  const properties = datastoreBody(call.body);
  if (call.query('skipValidation')?.toLowerCase() !== 'true') await validate(services, properties);
  const id = idOf('datastores', name);
  const existed = services.resources.get(id) !== undefined;
  const resource = services.resources.put(id, { properties }, stampOf(call, services));
  return { status: existed ? 200 : 201, body: datastoreView(call, services, resource) };
};

/** Forgets the datastore; what lies in its container stays. */
export const deleteDatastore: Handler = (call, services) => {
  refuseBuiltIn(call.param('name'), 'deleted');
  return { status: services.resources.delete(idOf('datastores', call.param('name'))) ? 200 : 204 };
};

/** The datastore's secret, or a SAS where the client asks for a secret that expires. */
export const listSecrets: Handler = (call, services) => {
  const resource = datastoreOf(call, services);
  const { expirableSecret, expireAfterHours } = parseBody(secretsBody, call.body);
  const hours = expirableSecret ? (expireAfterHours ?? 1) : null;
  return { status: 200, body: secretsOf(services, storedDatastore(resource), resource.name, hours) };
};
