import { isHidden } from './file-path';

/** A file as it was dropped: `path` still holds the top folder and is not checked yet. */
export interface LocalFile {
  path: string;
  file: File;
}

export interface Collected {
  files: LocalFile[];
  /** `.DS_Store` and the like, left out. */
  hidden: number;
  /** What the browser could not read at all. */
  unreadable: { path: string; reason: string }[];
  /** Folders that hold no file, nor any folder with one: blob storage has no place for them. */
  emptyFolders: number;
}

const nothing = (): Collected => ({ files: [], hidden: 0, unreadable: [], emptyFolders: 0 });
const reasonOf = (error: unknown) => (error instanceof Error && error.message) || 'The browser can not read it';

function add(into: Collected, path: string, file: File): void {
  if (isHidden(path)) into.hidden += 1;
  else into.files.push({ path, file });
}

/** Chromium hands out at most 100 entries a call, so the reader is asked until it answers with none. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function walk(entry: FileSystemEntry, into: Collected): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  try {
    if (isFile(entry)) add(into, path, await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    if (!isDirectory(entry)) return;
    const children = await entriesOf(entry);
    if (children.length === 0) into.emptyFolders += 1;
    for (const child of children) await walk(child, into);
  } catch (error) {
    into.unreadable.push({ path, reason: reasonOf(error) });
  }
}

async function collectDrop(transfer: DataTransfer): Promise<Collected> {
  // The list is only readable during the event: everything is taken out of it before the first await.
  const taken = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const into = nothing();
  for (const { entry, file } of taken) {
    if (entry) await walk(entry, into);
    else if (file) add(into, file.name, file);
  }
  return into;
}

/**
 * Files of a drop (folders are walked), of an `<input type="file">` or of its `webkitdirectory` form, with their relative paths.
 * A drop must be handed over inside its event. Never rejects: what can not be read is named in `unreadable`.
 */
export async function collectFiles(source: DataTransfer | Iterable<File>): Promise<Collected> {
  if ('items' in source) return collectDrop(source);
  const into = nothing();
  for (const file of source) add(into, file.webkitRelativePath || file.name, file);
  return into;
}

/** Two selections one after the other. */
export function addCollected(first: Collected, second: Collected): Collected {
  return {
    files: [...first.files, ...second.files],
    hidden: first.hidden + second.hidden,
    unreadable: [...first.unreadable, ...second.unreadable],
    emptyFolders: first.emptyFolders + second.emptyFolders,
  };
}
