import { isJsonObject, type Json, type JsonObject } from '../yaml/rest-body';
import { valueIn } from '../yaml/set-value';
import { isIgnored } from './fields';

/** Maps of texts in which a person's entries stand beside those of Azure and of this dashboard. */
const MAPS = [['tags'], ['properties', 'properties']];

function replaced(object: JsonObject, [key = '', ...rest]: string[], value: Json): JsonObject {
  const own = object[key];
  return { ...object, [key]: rest.length === 0 ? value : replaced(isJsonObject(own) ? own : {}, rest, value) };
}

/** A resource without the tags and properties that Azure or this dashboard keep in it: what a person's text is about. */
export function withoutComputed<T extends JsonObject>(live: T): JsonObject {
  return MAPS.reduce<JsonObject>((resource, path) => {
    const map = valueIn(resource, path);
    if (!isJsonObject(map)) return resource;
    const own = Object.entries(map).filter(([name]) => !isIgnored([...path, name]));
    return own.length === Object.keys(map).length ? resource : replaced(resource, path, Object.fromEntries(own));
  }, live);
}

/** The body of a write with those of the live resource, where the text says nothing of them: a PUT replaces everything. */
export function withComputed(body: JsonObject, live: JsonObject): JsonObject {
  return MAPS.reduce<JsonObject>((resource, path) => {
    const map = valueIn(live, path);
    if (!isJsonObject(map)) return resource;
    const computed = Object.entries(map).filter(([name]) => isIgnored([...path, name]));
    if (computed.length === 0) return resource;
    const own = valueIn(resource, path);
    return replaced(resource, path, { ...Object.fromEntries(computed), ...(isJsonObject(own) ? own : {}) });
  }, body);
}
