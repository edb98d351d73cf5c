import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import type { AssetApi, VersionName } from './asset-api';
import type { LocalEntry, LocalFiles } from './local-files';

/** Files that are to be sent before anything is registered. `open` is asked for when their turn comes. */
export interface PlannedUpload {
  /** What it is, in words: `code ./src`. */
  what: string;
  entries: LocalEntry[];
  bytes: number;
  /** Where they go; for code a container that the workspace opens, else `LocalUpload/{hash}/…`. */
  to:
    | { kind: 'code'; name: string; version: string; folder: string }
    | { kind: 'folder'; datastore: string; folder: string; mark: string; name: string; version: string };
}

/** A version that is to be registered once all bytes are up. */
export interface PlannedVersion extends VersionName {
  what: string;
  /** Where its upload went, as a URL of blob storage, for the assets that are told so. */
  properties(uploadedTo: string): JsonObject;
  upload: PlannedUpload | null;
}

/** An asset by its ARM id, and what is to be done before the id means something. */
export interface PlannedAsset {
  id: string;
  version: PlannedVersion | null;
  /** Paths that an ignore file left out. */
  ignored: string[];
}

export interface PlanTools {
  workspaceId: string;
  files: LocalFiles | null;
  api: AssetApi;
  signal: AbortSignal | undefined;
  /** A new name for each upload of code, as azure-ai-ml makes one. */
  newName(): string;
}

export const versionId = (workspaceId: string, { collection, name, version }: VersionName) =>
  `${workspaceId}/${collection}/${name}/versions/${version}`;

export const sizeOf = (entries: readonly LocalEntry[]) => entries.reduce((sum, { file }) => sum + file.size, 0);
