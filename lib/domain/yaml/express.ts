import { secondsOfIsoDuration } from '../iso-duration';
import { type AssetType, assetId, isArmId, isRegistryId, readAzuremlReference } from './references';
import type { Json, JsonObject } from './rest-body';
import { isJsonObject } from './rest-body';

/**
 * `show` is what `az ml … show` prints; `edit` is for a text that is sent again: ids of the workspace are short, and
 * what YAML can not say is left out, so that applying the text leaves it as it is.
 */
export interface ExpressOptions {
  mode: 'show' | 'edit';
  /** ARM id of the workspace the resource is in. */
  workspaceId: string;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const VERSIONED = /^\/([^/]+)\/([^/:@]+)\/versions\/([^/@]+)$/;

/** `name:version` of an asset in that workspace, else null. */
function shortName(id: string, type: AssetType, workspaceId: string): string | null {
  if (!same(id.slice(0, workspaceId.length), workspaceId)) return null;
  const match = VERSIONED.exec(id.slice(workspaceId.length));
  return match && same(match[1] ?? '', type) ? `${match[2]}:${match[3]}` : null;
}

/** True where the text means that id again once it is read. */
function means(text: string, id: string, type: AssetType, workspaceId: string): boolean {
  if (isRegistryId(text)) return text === id;
  const reading = readAzuremlReference(text, type, '');
  if ('problem' in reading || reading.value === '') return false;
  const resolved = assetId(reading.value, type, workspaceId, () => '');
  return 'value' in resolved && same(resolved.value, id);
}

/** A reference to a model, environment or component as YAML has it; undefined where none means the id. */
export function referenceText(id: string, type: AssetType, options: ExpressOptions): string | undefined {
  const long = id.startsWith('azureml:') ? id : `azureml:${id}`;
  if (options.mode === 'show') return long;
  const short = shortName(id, type, options.workspaceId);
  const forms = [...(short ? [`azureml:${short}`] : []), long];
  return forms.find((form) => means(form, id, type, options.workspaceId));
}

/** A registered code as YAML has it; anything else would be read as a local folder. */
export function codeText(id: string, { mode, workspaceId }: ExpressOptions): string | undefined {
  if (mode === 'show') return id;
  const short = shortName(id, 'codes', workspaceId);
  if (short) return `azureml:${short}`;
  return isArmId(id, 'codes') || isRegistryId(id) ? id : undefined;
}

/** A compute by its name where it is the workspace's own. */
export function computeText(id: string, { mode, workspaceId }: ExpressOptions): string | undefined {
  const start = `${workspaceId}/computes/`;
  const own = same(id.slice(0, start.length), start) && !id.slice(start.length).includes('/');
  if (mode === 'show' || !own) return id === '' ? undefined : `azureml:${id}`;
  return `azureml:${id.slice(start.length)}`;
}

/** Whole seconds of a timeout; parts of a second and months can not be written in YAML. */
export function timeoutSeconds(duration: string): number | undefined {
  const seconds = secondsOfIsoDuration(duration);
  return seconds !== null && Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined;
}

export const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
export const wholeOf = (value: Json | undefined) => (Number.isSafeInteger(value) ? Number(value) : undefined);

/** A list of texts, undefined where it is none. */
export const listOf = (value: Json | undefined) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;

/** A map of texts, undefined where it is none. */
export function textsOf(value: Json | undefined): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.values(value).every((inner) => inner === null || typeof inner === 'string') ? value : undefined;
}

/** The object at a key, empty where there is none. */
export function partOf(value: JsonObject, key: string): JsonObject {
  const inner = value[key];
  return isJsonObject(inner) ? inner : {};
}

/** `of` a value that is there. */
export function mapped<V, T>(value: V | undefined, of: (value: V) => T | undefined): T | undefined {
  return value === undefined ? undefined : of(value);
}

/** A map that has something in it. */
export const filled = (value: JsonObject) => (Object.keys(value).length > 0 ? value : undefined);
