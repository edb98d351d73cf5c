import { IGNORE_FILES, type IsIgnored, ignoreRules } from '@/lib/domain/local-assets/ignore-rules';

/** A dropped folder, and where in it the YAML stands. Paths are relative to the folder, with `/`, in NFC. */
export interface LocalFiles {
  /** Name of the dropped folder. */
  name: string;
  /** Folder of the YAML; `''` is the dropped folder itself. */
  base: string;
  files: ReadonlyMap<string, File>;
}

/** A file of one upload: its path below the folder that is uploaded. */
export interface LocalEntry {
  path: string;
  file: File;
}

/** What one upload takes of a folder. */
export interface FolderContent {
  entries: LocalEntry[];
  /** Everything in the folder, what is left out among it. */
  all: LocalEntry[];
  isIgnored: IsIgnored;
  /** Paths that the ignore file leaves out, and its name; null where there is none. */
  ignored: string[];
  ignoreFile: string | null;
}

/** Files below a folder, with their paths below it. */
export function filesBelow({ files }: LocalFiles, folder: string): LocalEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return [...files]
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, file]) => ({ path: path.slice(prefix.length), file }));
}

/**
 * What of a folder is uploaded: all but what its `.amlignore`, or without one its `.gitignore`, leaves out, as azure-ai-ml
 * does it (contract G). The ignore file itself goes along.
 */
export async function contentOf(files: LocalFiles, folder: string): Promise<FolderContent> {
  const all = filesBelow(files, folder);
  const own = IGNORE_FILES.flatMap((name) => all.filter(({ path }) => path === name))[0];
  if (!own) return { entries: all, all, isIgnored: () => false, ignored: [], ignoreFile: null };
  const isIgnored = ignoreRules(await own.file.text());
  return {
    entries: all.filter(({ path }) => !isIgnored(path)),
    all,
    isIgnored,
    ignored: all.filter(({ path }) => isIgnored(path)).map(({ path }) => path),
    ignoreFile: own.path,
  };
}
