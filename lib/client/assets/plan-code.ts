import { contentHash, HASH_VERSION } from './content-hash';
import { hashOnce } from './hash-once';
import { localThing } from './local-upload';
import { type PlannedAsset, type PlanTools, sizeOf, versionId } from './planned';
import { AssetProblem } from './problem';

/** A container holds no file at its root: a single file gets a folder of this name. */
const FOLDER_OF_ONE = 'code';

/**
 * A local code folder as azure-ai-ml sends it: found by the sha256 of its content, else uploaded into a container of its
 * own and registered as an anonymous version (contract G). `scripts` must be in it. Throws AssetProblem.
 */
export async function planCode(
  tools: PlanTools,
  asked: string,
  scripts: Iterable<string>,
  from?: string,
): Promise<PlannedAsset> {
  const thing = await localThing(tools, asked, from);
  const entries = thing.kind === 'file' ? [thing.entry] : thing.content.entries;
  const ignored = thing.kind === 'file' ? [] : thing.content.ignored;
  for (const script of scripts)
    if (!entries.some(({ path }) => path === script.replace(/^\.\//, '')))
      throw new AssetProblem(
        `The scoring script ${script} is not in ${asked}${ignored.includes(script) ? ': an ignore file leaves it out' : ''}.`,
        script,
      );
  const hash = await hashOnce(thing.files, `code ${thing.path}`, () => contentHash(entries, tools.signal));
  const known = await tools.api.codeByHash(hash);
  if (known !== null) return { id: known, version: null, ignored };
  const version = { collection: 'codes' as const, name: tools.newName(), version: '1' };
  const folder = thing.kind === 'file' ? FOLDER_OF_ONE : thing.name;
  const what = `code ${asked}`;
  const upload = {
    what,
    entries,
    bytes: sizeOf(entries),
    to: { kind: 'code' as const, name: version.name, version: version.version, folder },
  };
  const properties = (codeUri: string) => ({
    properties: { hash_sha256: hash, hash_version: HASH_VERSION },
    isAnonymous: true,
    isArchived: false,
    codeUri,
  });
  return { id: versionId(tools.workspaceId, version), version: { ...version, what, upload, properties }, ignored };
}
