import { lastPart, placeInside } from '@/lib/domain/local-assets/inside';
import { hashOnce } from './hash-once';
import { contentOf, type FolderContent, type LocalEntry, type LocalFiles } from './local-files';
import { type PlannedUpload, type PlanTools, sizeOf } from './planned';
import { AssetProblem } from './problem';
import { fileHash, folderHash } from './upload-hash';

/** The datastore that azure-ai-ml fills unless the asset names another. */
const DATASTORE = 'workspaceblobstore';

/** A file or folder of the dropped folder that a YAML names. */
export type LocalThing = { path: string; name: string; files: LocalFiles } & (
  | { kind: 'file'; entry: LocalEntry }
  | { kind: 'folder'; content: FolderContent }
);

/**
 * Finds what a path of the YAML names, relative to `from` (by itself the YAML's folder). Throws AssetProblem where nothing
 * was dropped, where the path leads out of the dropped folder, and where there is nothing or an empty folder.
 */
export async function localThing({ files }: PlanTools, asked: string, from = files?.base ?? ''): Promise<LocalThing> {
  if (!files) throw new AssetProblem(`${asked} is a local path: drop the folder that holds it.`, asked);
  const place = placeInside(from, asked);
  if ('problem' in place) throw new AssetProblem(place.problem, asked);
  const { path } = place;
  const name = path === '' ? files.name : lastPart(path);
  const file = files.files.get(path);
  if (file) return { kind: 'file', path, name, files, entry: { path: name, file } };
  const content = await contentOf(files, path);
  if (content.all.length === 0) throw new AssetProblem(`${asked} is not in the dropped folder ${files.name}.`, asked);
  if (content.entries.length === 0)
    throw new AssetProblem(`${asked} is empty: ${content.ignoreFile} leaves out all of it.`, asked);
  return { kind: 'folder', path, name, files, content };
}

export interface LocalUpload {
  hash: string;
  datastore: string;
  /** Blob path of the file or folder in the datastore. */
  path: string;
  ignored: string[];
  /** Null where all of it is there already. */
  upload(what: string, name: string, version: string): PlannedUpload | null;
}

/** The first file in the order of names, which carries the mark of the whole upload. */
function firstOf(entries: readonly LocalEntry[]): string {
  return entries.map(({ path }) => path).reduce((first, path) => (path < first ? path : first));
}

/**
 * Where azure-ai-ml puts a file or folder of a model or build context: `LocalUpload/{md5}/{name}` (contract G), and
 * whether all of it is there.
 */
export async function planLocalUpload(tools: PlanTools, thing: LocalThing, asked?: string): Promise<LocalUpload> {
  const isFile = thing.kind === 'file';
  const read = () =>
    isFile ? fileHash(thing.entry, tools.signal) : folderHash(thing.content.all, thing.content.isIgnored, tools.signal);
  const hash = await hashOnce(thing.files, `upload ${thing.path}`, read);
  const entries = isFile ? [thing.entry] : thing.content.entries;
  const [datastore, root] = [asked ?? DATASTORE, `LocalUpload/${hash}`];
  const folder = isFile ? root : `${root}/${thing.name}`;
  const mark = `${folder}/${firstOf(entries)}`;
  const isThere = await tools.api.isUploaded({ datastore, path: mark });
  return {
    hash,
    datastore,
    path: `${root}/${thing.name}`,
    ignored: isFile ? [] : thing.content.ignored,
    upload: (what, name, version) =>
      isThere
        ? null
        : { what, entries, bytes: sizeOf(entries), to: { kind: 'folder', datastore, folder, mark, name, version } },
  };
}
