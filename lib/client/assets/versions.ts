import { isJsonObject, type Json, type JsonObject } from '@/lib/domain/yaml/rest-body';
import type { AssetApi, VersionName } from './asset-api';

/** Whether a registered version says all that `wanted` says; what Azure adds by itself does not count. */
function holds(live: Json | undefined, wanted: Json): boolean {
  if (isJsonObject(wanted))
    return isJsonObject(live) && Object.entries(wanted).every(([key, value]) => holds(live[key], value));
  if (Array.isArray(wanted))
    return (
      Array.isArray(live) && live.length === wanted.length && wanted.every((value, index) => holds(live[index], value))
    );
  return live === wanted || (wanted === null && live === undefined);
}

type Same = (live: JsonObject) => boolean;

/** By itself: every property that is to be registered stands there. */
export const sameProperties =
  (wanted: JsonObject): Same =>
  (live) =>
    holds(live, wanted);

/**
 * The version under which an asset with this content goes: the one asked for, else the latest where it is the same, so that
 * applying a text twice changes nothing, else the next one. `isThere` where nothing is left to be registered.
 */
export async function chooseVersion(
  api: AssetApi,
  { collection, name }: Pick<VersionName, 'collection' | 'name'>,
  asked: string | null,
  same: Same,
): Promise<{ version: string; isThere: boolean }> {
  const isSame = async (version: string) => {
    const live = (await api.version({ collection, name, version }))?.properties;
    return isJsonObject(live) && same(live);
  };
  if (asked !== null) return { version: asked, isThere: await isSame(asked) };
  const container = collection === 'codes' ? null : await api.container({ collection, name });
  const latest = container?.latestVersion ?? null;
  if (latest !== null && (await isSame(latest))) return { version: latest, isThere: true };
  return { version: container?.nextVersion ?? '1', isThere: false };
}
