import { folderOf } from '@/lib/domain/local-assets/inside';
import { decodeYaml } from '@/lib/domain/yaml/decode';
import { kindOf, type YamlKind } from '@/lib/domain/yaml/kind';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { readYaml } from '@/lib/domain/yaml/read';
import { type Collected, layoutFiles } from '../upload';
import type { LocalFiles } from './local-files';

/** A YAML that was dropped. `kind` is told by its content: null for conda files, components and what can not be read. */
export interface DroppedYaml {
  path: string;
  text: string;
  kind: YamlKind | null;
}

export interface DroppedFolder {
  /** The folder's name; the file's where one file was dropped. */
  name: string;
  /** Everything that was dropped, for what a YAML points at; null for a single file, which points at nothing here. */
  files: ReadonlyMap<string, File> | null;
  yamls: DroppedYaml[];
  /** What does not go along, each with its reason. */
  refused: { path: string; reason: string }[];
  /** Files of the operating system, such as .DS_Store. */
  hidden: number;
}

/** More YAML files than these are not opened: nobody would look through their list. */
const MOST_YAMLS = 200;
/** A text beyond this is no YAML that a person wrote; it is named and not opened. */
const MAX_BYTES = 8 * 1024 * 1024;

const isYaml = (path: string) => /\.ya?ml$/i.test(path);

/** The YAML, or why it is none that Azure ML reads. */
async function openYaml(path: string, file: File): Promise<DroppedYaml | string> {
  if (file.size > MAX_BYTES) return 'It is larger than 8 MB';
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return 'The browser can not read it';
  const decoded = decodeYaml(new Uint8Array(bytes));
  if ('problem' in decoded) return refusal(decoded.problem);
  return { path, text: decoded.text, kind: kindOfText(decoded.text) };
}

/** Why a file of another encoding is not opened, with the place where that is known, and what to do. */
function refusal({ message, line, column }: YamlProblem): string {
  const place = line === 1 && column === 1 ? '' : ` (line ${line}, column ${column})`;
  return `${message.replace(/\.$/, place)}. Save it as UTF-8.`;
}

const kindOfText = (text: string) => kindOf(readYaml(text).root);

/** Deployments first, then endpoints, then the rest; each by path. */
function byUse(first: DroppedYaml, second: DroppedYaml): number {
  const rank = ({ kind }: DroppedYaml) => (kind === 'deployment' ? 0 : kind === 'endpoint' ? 1 : 2);
  return rank(first) - rank(second) || first.path.localeCompare(second.path);
}

/** Looks through what was dropped for YAML files. Never rejects: what can not be read is named in `refused`. */
export async function readDropped(collected: Collected): Promise<DroppedFolder> {
  const layout = layoutFiles(collected.files);
  const refused = [...collected.unreadable, ...layout.refused];
  const yamls: DroppedYaml[] = [];
  for (const { path, file } of layout.files.filter((one) => isYaml(one.path)).slice(0, MOST_YAMLS)) {
    const opened = await openYaml(path, file);
    if (typeof opened === 'string') refused.push({ path, reason: opened });
    else yamls.push(opened);
  }
  const isOne = layout.files.length === 1 && collected.files[0]?.path === layout.files[0]?.path;
  const files = isOne ? null : new Map(layout.files.map(({ path, file }) => [path, file]));
  return { name: layout.name, files, yamls: yamls.sort(byUse), refused, hidden: collected.hidden };
}

/** The files for what a YAML of the drop points at; paths in it are relative to its own folder. */
export const filesFor = ({ name, files }: DroppedFolder, { path }: DroppedYaml): LocalFiles | null =>
  files && { name, base: folderOf(path), files };
