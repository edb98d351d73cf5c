import type { NameKind } from './json-schema';

/** An asset that a text may name as `azureml:{name}:{version}` or `azureml:{name}@{label}`. */
export interface NamedAsset {
  name: string;
  /** The newest first. */
  versions: string[];
  labels: string[];
}

/** Names that the workspace has, for completion and for the question whether a reference leads anywhere. */
export interface EditorNames {
  models: NamedAsset[];
  environments: NamedAsset[];
  components: NamedAsset[];
  data: NamedAsset[];
  computes: string[];
  endpoints: string[];
}

/** A reference that the editor offers, with the words beside it. */
export interface OfferedName {
  text: string;
  detail: string;
}

const WORDS = { models: 'model', environments: 'environment', components: 'component', data: 'data asset' };
type AssetKind = keyof typeof WORDS;

const newestFirst = (versions: readonly string[]) =>
  [...versions].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));

const ofAsset = (kind: AssetKind, { name, versions, labels }: NamedAsset): OfferedName[] => [
  ...newestFirst(versions).map((version) => ({
    text: `azureml:${name}:${version}`,
    detail: `${WORDS[kind]}, version ${version}`,
  })),
  ...labels.map((label) => ({ text: `azureml:${name}@${label}`, detail: `${WORDS[kind]}, label ${label}` })),
];

/** The references of one kind, newest versions first, labels after them. */
export function offered(names: EditorNames, kind: NameKind | 'data'): OfferedName[] {
  if (kind === 'computes') return names.computes.map((name) => ({ text: `azureml:${name}`, detail: 'compute' }));
  if (kind === 'endpoints') return names.endpoints.map((name) => ({ text: name, detail: 'endpoint' }));
  return names[kind].flatMap((asset) => ofAsset(kind, asset));
}

const found = (kind: AssetKind, { versions, labels }: NamedAsset) =>
  `${WORDS[kind]} of this workspace; versions ${newestFirst(versions).join(', ') || 'none'}${labels.length > 0 ? `; labels ${labels.join(', ')}` : ''}`;

const SHORT = /^azureml:([^:@/]+)(?:([:@])([^/]+))?$/;

/** The asset that a short reference names, and the version or label that it asks for. */
function parts(text: string): { name: string; mark: string; version: string } | null {
  const match = SHORT.exec(text);
  return match ? { name: match[1] ?? '', mark: match[2] ?? '', version: match[3] ?? '' } : null;
}

/** What the workspace knows of a short reference in words; null where the text is no such reference. */
export function aboutName(names: EditorNames, kind: NameKind, text: string): string | null {
  if (kind === 'computes' || kind === 'endpoints') return null;
  const asset = names[kind].find(({ name }) => name === parts(text)?.name);
  return asset ? found(kind, asset) : null;
}

function missingAsset(names: EditorNames, kind: AssetKind, text: string): string | null {
  const reference = parts(text);
  // Curated environments are Azure's own and in no workspace's list.
  if (!reference || (kind === 'environments' && reference.name.startsWith('AzureML-'))) return null;
  const { name, mark, version } = reference;
  const asset = names[kind].find((each) => each.name === name);
  if (!asset) return `This workspace has no ${WORDS[kind]} ${name}.`;
  const known = mark === '@' ? [...asset.labels, 'latest'] : asset.versions;
  if (mark === '' || known.includes(version)) return null;
  const what = mark === '@' ? 'label' : 'version';
  return `${name} has no ${what} ${version}; it has ${known.join(', ')}.`;
}

/** Says that a reference leads nowhere in this workspace; null where it does, or where that can not be known. */
export function missingName(names: EditorNames, kind: NameKind, text: string): string | null {
  if (kind === 'models' || kind === 'environments' || kind === 'components') return missingAsset(names, kind, text);
  if (text === 'local' || text.includes('/')) return null;
  const bare = text.replace(/^azureml:/, '');
  const list = kind === 'computes' ? names.computes : names.endpoints;
  if (list.some((name) => name.toLowerCase() === bare.toLowerCase())) return null;
  return `This workspace has no ${kind === 'computes' ? 'compute' : 'endpoint'} ${bare}.`;
}
