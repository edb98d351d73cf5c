import { WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { versionBody, versionProperties } from '../assets/bodies';
import { hasHash, isAskedFor } from '../assets/filters';
import { checkAssetName, checkContainerType, checkUnchanged } from '../assets/rules';
import { type AssetCollection, around } from '../assets/shape';
import { parseBody } from '../caseless';
import { noSuch, userError } from '../errors';
import { idOf, versionId } from '../ids';
import { pageAnswer } from '../paging';
import { newestFirst, resourcePage } from '../resource-page';
import { stampOf } from '../system-data';
import type { Answer, Call, Handler, Services } from '../types';

const versionView = (collection: AssetCollection, resource: Resource) =>
  around(resource, versionProperties(collection, resource.body.properties));

/**
 * Code that was uploaded before, found by the hash of its content. A client makes up a new name for each upload, so every
 * name is searched (contract G, recorded).
 */
function codesByHash(call: Call, services: Services, hash: string): Answer {
  const versions = services.resources.below(`${WORKSPACE_SCOPE}/codes`, 'versions');
  const found = versions.filter((version) => hasHash(version, hash, call.query('hashVersion')));
  return { status: 200, body: { value: found.map((version) => versionView('codes', version)) } };
}

function offsetOf(call: Call): number {
  const text = call.query('offset') ?? '0';
  if (!/^\d{1,9}$/.test(text)) throw userError(`The offset '${text}' is not a number from 0 up.`);
  return Number(text);
}

const listVersions =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const hash = call.query('hash');
    if (collection === 'codes' && hash !== undefined) return codesByHash(call, services, hash);
    const parent = services.resources.get(idOf(collection, call.param('name')));
    if (parent === undefined) throw noSuch(`${collection} container`, call.param('name'));
    const { items, next } = resourcePage(call, services, {
      parentId: parent.id,
      collection: 'versions',
      keep: (version) => isAskedFor(call, version),
      newestFirst: newestFirst(call),
      offset: offsetOf(call),
    });
    return pageAnswer(
      call,
      items.map((item) => versionView(collection, item)),
      next,
    );
  };

const getVersion =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const [name, version] = [call.param('name'), call.param('version')];
    const found = services.resources.get(versionId(collection, name, version));
    if (found === undefined) throw noSuch(`${collection} version`, `${name}:${version}`);
    return { status: 200, body: versionView(collection, found) };
  };

/** A version's container is made with its first version; data states the type of all its versions. */
function ensureContainer(collection: AssetCollection, dataType: unknown, call: Call, services: Services): void {
  const id = idOf(collection, call.param('name'));
  const container = services.resources.get(id);
  const properties = collection === 'data' ? { dataType } : {};
  if (container === undefined) services.resources.put(id, { properties }, stampOf(call, services));
  else checkContainerType(container, dataType);
}

/** Creates a version, or changes what may change of one that is there (`assets/rules.ts`). */
const putVersion =
  (collection: AssetCollection): Handler =>
  (call, services) => {
    const [name, version] = [call.param('name'), call.param('version')];
    for (const part of [name, version]) checkAssetName(part);
    const { properties } = parseBody(versionBody(collection), call.body);
    const id = versionId(collection, name, version);
    const existing = services.resources.get(id);
    if (existing !== undefined) checkUnchanged(collection, existing, properties);
    ensureContainer(collection, properties.dataType, call, services);
    const resource = services.resources.put(id, { properties }, stampOf(call, services));
    // Environments answer 201 to every PUT, as recorded.
    const isNew = existing === undefined || collection === 'environments';
    const place = { Location: `${call.base}${resource.id}?api-version=${call.apiVersion}` };
    const body = versionView(collection, resource);
    return isNew ? { status: 201, body, headers: place } : { status: 200, body };
  };

/** 200 when it was there, 204 when not; the container stays, and so do the files. */
const deleteVersion =
  (collection: AssetCollection): Handler =>
  (call, services) => ({
    status: services.resources.delete(versionId(collection, call.param('name'), call.param('version'))) ? 200 : 204,
  });

export const versionHandlers = (collection: AssetCollection) => ({
  listVersions: listVersions(collection),
  getVersion: getVersion(collection),
  putVersion: putVersion(collection),
  deleteVersion: deleteVersion(collection),
});
