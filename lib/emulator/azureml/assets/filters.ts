import type { Resource } from '../../store';
import { inView } from '../list-view';
import type { Call } from '../types';

const mapOf = (value: unknown): Map<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);

/** `key` or `key=value`, several with commas between them: all must hold. */
function matches(asked: string | undefined, value: unknown): boolean {
  const entries = mapOf(value);
  return (asked?.split(',') ?? []).every((part) => {
    const [key = '', ...rest] = part.split('=');
    return entries.has(key) && (rest.length === 0 || entries.get(key) === rest.join('='));
  });
}

/** Whether a version passes `listViewType`, `version`, `description`, `tags` or `$tags`, and `properties`. */
export function isAskedFor(call: Call, { name, body }: Resource): boolean {
  const { isArchived, description, tags, properties } = body.properties;
  const [version, text] = [call.query('version'), call.query('description')];
  if (!inView(call, isArchived === true)) return false;
  if (version !== undefined && version !== name) return false;
  if (text !== undefined && !String(description ?? '').includes(text)) return false;
  return matches(call.query('tags') ?? call.query('$tags'), tags) && matches(call.query('properties'), properties);
}

/** Whether a code version carries this hash of its content, made by this version of the algorithm where one is named. */
export function hasHash({ body }: Resource, hash: string, hashVersion: string | undefined): boolean {
  const properties = mapOf(body.properties.properties);
  const same = [properties.get('hash_sha256'), properties.get('hash')].includes(hash);
  return same && (hashVersion === undefined || (properties.get('hash_version') ?? hashVersion) === hashVersion);
}
