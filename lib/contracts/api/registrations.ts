import * as z from 'zod';
import { workspaceRef } from './common';
import { resource } from './resources';

/** Collections of assets that a deployment can point at and this dashboard can register. */
const assetCollection = z.enum(['models', 'environments', 'components', 'codes']);
/** Collections whose names an editor completes. */
export const namedCollection = z.enum(['models', 'environments', 'components', 'data']);
export type AssetCollection = z.infer<typeof assetCollection>;
export type NamedCollection = z.infer<typeof namedCollection>;

/** Names of assets and their versions may hold dots, as `1.0.1` does; the first character is none, so `..` is no name. */
export const assetName = z
  .string()
  .regex(/^[a-zA-Z0-9][\w.-]{0,254}$/, "letters, digits, '.', '-' and '_', the first no sign");

export const containerParams = workspaceRef.extend({ collection: namedCollection, name: assetName });
export const versionParams = workspaceRef.extend({ collection: assetCollection, name: assetName, version: assetName });
export const codeParams = workspaceRef.extend({ name: assetName, version: assetName });

/** `latestVersion` is what the label `latest` stands for; null where nothing of this name is there. */
export const containerView = z.object({
  container: z.object({ latestVersion: z.string().nullable(), nextVersion: z.string().nullable() }).nullable(),
});
/** One version with every field of it, null where there is none. */
export const assetVersionView = z.object({ resource: resource.nullable() });
export const assetVersionRequest = z.object({ properties: resource });
export const assetVersionAnswer = z.object({ id: z.string() });

/** Versions, the newest first, at most as many as an editor offers. */
export const versionNames = z.object({ versions: z.array(z.string()) });

/** sha256 of a folder's content by hash version 202208. */
export const codeHash = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 in hex') });
/** ARM id of the code that has this content already, null where none has. */
export const codeByHash = z.object({ id: z.string().nullable() });

/**
 * A container that the workspace opened for one code upload. `sas` is a secret of this upload: it goes to blob storage, or
 * back to our relay, and nowhere else.
 */
export const codeUpload = z.object({ containerUrl: z.string(), sas: z.string() });

/** Names the header in which the relay of code uploads takes `codeUpload` back: the container's URL with its SAS. */
export const CODE_UPLOAD_HEADER = 'x-code-upload';

/** The mark that azure-ai-ml leaves on the first blob of an upload that is whole; `completed` false where there is none. */
export const uploadMark = z.object({ completed: z.boolean() });
/** The asset that the upload was for, which is kept with the mark. */
export const uploadMarkRequest = z.object({ name: assetName, version: assetName });

/** What an editor completes. Lists are cut at a bound; `partial` says that one was. */
const names = z.array(z.object({ name: z.string(), latestVersion: z.string().nullable() }));
export const editorNames = z.object({
  models: names,
  environments: names,
  components: names,
  data: names,
  computes: z.array(z.string()),
  endpoints: z.array(z.string()),
  partial: z.boolean(),
});
