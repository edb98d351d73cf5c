import { WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { type AssetCollection, containerBody, containerProperties, versionBody, versionProperties } from '../assets';
import { parseBody } from '../caseless';
import { noSuch } from '../errors';
import { idOf, versionId } from '../ids';
import { inView } from '../list-view';
import { pageAnswer, pageOf } from '../paging';
import { systemDataOf } from '../system-data';
import type { Call, Handler, Services } from '../types';
import { latestVersion, nextVersion } from '../versions';

const around = (resource: Resource, properties: unknown) => ({
  id: resource.id,
  name: resource.name,
  type: resource.type,
  properties,
  systemData: systemDataOf(resource),
});

const containerView = (services: Services, resource: Resource) =>
  around(resource, {
    ...containerProperties(resource),
    latestVersion: latestVersion(services.resources, resource.id),
    nextVersion: nextVersion(services.resources, resource.id),
  });

const stampOf = (call: Call, services: Services) => ({
  by: call.principal.name,
  at: services.clock.now().toISOString(),
});

function containerOf(collection: AssetCollection, call: Call, services: Services): Resource {
  const found = services.resources.get(idOf(collection, call.param('name')));
  if (found === undefined) throw noSuch(`${collection} container`, call.param('name'));
  return found;
}

const listContainers =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const { items, next } = services.resources.listChildren(WORKSPACE_SCOPE, collection, pageOf(call));
    const shown = items.filter((item) => inView(call, item.body.properties.isArchived === true));
    return pageAnswer(
      call,
      shown.map((item) => containerView(services, item)),
      next,
    );
  };

const getContainer =
  (collection: AssetCollection): Handler =>
  (call, services) => ({ status: 200, body: containerView(services, containerOf(collection, call, services)) });

const putContainer =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const { properties } = parseBody(containerBody(collection), call.body);
    const id = idOf(collection, call.param('name'));
    const existed = services.resources.get(id) !== undefined;
    const resource = services.resources.put(id, { properties }, stampOf(call, services));
    return { status: existed ? 200 : 201, body: containerView(services, resource) };
  };

/** A code upload is found again by the hash of its content; other collections have no such query. */
function hasHash(call: Call, properties: Record<string, unknown>): boolean {
  const hash = call.query('hash');
  if (hash === undefined) return true;
  const inner = properties.properties;
  return typeof inner === 'object' && inner !== null && Object.values(inner).includes(hash);
}

const listVersions =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const id = idOf(collection, call.param('name'));
    // A client looks for its upload under a name that it has just made up: that is an empty list.
    if (call.query('hash') === undefined) containerOf(collection, call, services);
    const { items, next } = services.resources.listChildren(id, 'versions', { ...pageOf(call), newestFirst: true });
    const shown = items
      .map((item) => around(item, versionProperties(collection, item)))
      .filter((_, index) => inView(call, items[index]?.body.properties.isArchived === true))
      .filter(({ properties }) => hasHash(call, Object(properties)));
    return pageAnswer(call, shown, next);
  };

const getVersion =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const [name, version] = [call.param('name'), call.param('version')];
    const found = services.resources.get(versionId(collection, name, version));
    if (found === undefined) throw noSuch(`${collection} version`, `${name}:${version}`);
    return { status: 200, body: around(found, versionProperties(collection, found)) };
  };

const putVersion =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const { properties } = parseBody(versionBody(collection), call.body);
    const container = idOf(collection, call.param('name'));
    const stamp = stampOf(call, services);
    if (services.resources.get(container) === undefined) {
      const dataType = collection === 'data' ? { dataType: properties.dataType } : {};
      services.resources.put(container, { properties: dataType }, stamp);
    }
    const id = versionId(collection, call.param('name'), call.param('version'));
    const existed = services.resources.get(id) !== undefined;
    const resource = services.resources.put(id, { properties }, stamp);
    return { status: existed ? 200 : 201, body: around(resource, versionProperties(collection, resource)) };
  };

/** List, get and put of an asset collection and of its versions. */
export const assetHandlers = (collection: AssetCollection) => ({
  listContainers: listContainers(collection),
  getContainer: getContainer(collection),
  putContainer: putContainer(collection),
  listVersions: listVersions(collection),
  getVersion: getVersion(collection),
  putVersion: putVersion(collection),
});
