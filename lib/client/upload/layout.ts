import type { LocalFile } from './collect';
import { filePath } from './file-path';

/** A file with its place in the upload folder: unique, NFC, safe. */
export interface UploadFile {
  path: string;
  file: File;
}

export interface Layout {
  /** The folder that all files shared, else the single file's name, else how many there are. */
  name: string;
  files: UploadFile[];
  refused: { path: string; reason: string }[];
  bytes: number;
  /** Different folders that hold files, the upload folder itself among them. */
  folders: number;
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The top folder when every file is inside the same one. */
function sharedFolder(files: LocalFile[]): string | null {
  const tops = new Set(files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  const [top] = tops;
  return tops.size === 1 && top ? top : null;
}

function nameOf(files: LocalFile[], folder: string | null): string {
  const [only] = files;
  const raw = folder ?? (files.length === 1 && only ? only.path : `${files.length} files`);
  return raw.normalize('NFC').slice(0, 255);
}

/**
 * Where every file goes. One dropped folder becomes the upload folder itself, so its name is no part of the paths.
 * Two files with one path (also when only their Unicode forms differ) never overwrite one another: the second is refused.
 */
export function layoutFiles(collected: LocalFile[]): Layout {
  const folder = sharedFolder(collected);
  const taken = new Map<string, UploadFile>();
  const refused: Layout['refused'] = [];
  for (const { path: raw, file } of collected) {
    const verdict = filePath(folder === null ? raw : raw.slice(folder.length + 1));
    if (!verdict.ok) refused.push({ path: raw, reason: verdict.reason });
    else if (taken.has(verdict.path)) refused.push({ path: raw, reason: 'Another file here has the same name' });
    else taken.set(verdict.path, { path: verdict.path, file });
  }
  const files = [...taken.values()];
  return {
    name: nameOf(collected, folder),
    files,
    refused,
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    folders: new Set(files.map(({ path }) => folderOf(path))).size,
  };
}
