import { WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { containerBody, containerProperties } from '../assets/bodies';
import { checkAssetName, checkContainerType } from '../assets/rules';
import { type AssetCollection, around } from '../assets/shape';
import { parseBody } from '../caseless';
import { noSuch } from '../errors';
import { idOf } from '../ids';
import { inView } from '../list-view';
import { pageAnswer } from '../paging';
import { resourcePage } from '../resource-page';
import { stampOf } from '../system-data';
import type { Call, Handler, Services } from '../types';
import { latestVersion, nextVersion } from '../versions';
import { versionHandlers } from './asset-versions';

const containerView = (services: Services, resource: Resource) =>
  around(resource, {
    ...containerProperties(resource),
    latestVersion: latestVersion(services.resources, resource.id),
    nextVersion: nextVersion(services.resources, resource.id),
  });

/** The container that the path names. Throws AzureError 404. */
function containerOf(collection: AssetCollection, call: Call, services: Services): Resource {
  const found = services.resources.get(idOf(collection, call.param('name')));
  if (found === undefined) throw noSuch(`${collection} container`, call.param('name'));
  return found;
}

const listContainers =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const keep = ({ body }: Resource) => inView(call, body.properties.isArchived === true);
    const { items, next } = resourcePage(call, services, { parentId: WORKSPACE_SCOPE, collection, keep });
    return pageAnswer(
      call,
      items.map((item) => containerView(services, item)),
      next,
    );
  };

const getContainer =
  (collection: AssetCollection): Handler =>
  (call, services) => ({ status: 200, body: containerView(services, containerOf(collection, call, services)) });

const putContainer =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    checkAssetName(call.param('name'));
    const { properties } = parseBody(containerBody(collection), call.body);
    const id = idOf(collection, call.param('name'));
    const existing = services.resources.get(id);
    if (existing !== undefined) checkContainerType(existing, properties.dataType);
    const resource = services.resources.put(id, { properties }, stampOf(call, services));
    return { status: existing === undefined ? 201 : 200, body: containerView(services, resource) };
  };

/** Every operation of an asset collection: its containers and their versions. */
export const assetHandlers = (collection: AssetCollection) => ({
  listContainers: listContainers(collection),
  getContainer: getContainer(collection),
  putContainer: putContainer(collection),
  ...versionHandlers(collection),
});
