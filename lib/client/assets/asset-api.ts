import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { CODE_UPLOAD_HEADER } from '@/lib/contracts/api/registrations';
import type { Answer, Params, Query } from '@/lib/contracts/api/routes';
import type { UploadTarget } from '@/lib/contracts/api/views';
import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import { callApi } from '../api';
import { apiTransport, startUpload } from '../upload/api-transport';
import { directPut, type UploadTransport } from '../upload/transport';

type Container = Pick<Params<'assetContainer'>, 'collection' | 'name'>;
export type VersionName = Pick<Params<'assetVersion'>, 'collection' | 'name' | 'version'>;

/** What the assets of a YAML ask of the workspace. Every call rejects with an error that says Azure's reason. */
export interface AssetApi {
  location(): Promise<string>;
  codeByHash(hash: string): Promise<string | null>;
  startCode(name: string, version: string): Promise<Answer<'startCodeUpload'>>;
  codeTransport(container: Answer<'startCodeUpload'>): UploadTransport;
  container(of: Container): Promise<Answer<'assetContainer'>['container']>;
  version(of: VersionName): Promise<Answer<'assetVersion'>['resource']>;
  register(of: VersionName, properties: JsonObject): Promise<void>;
  isUploaded(mark: Query<'uploadMark'>): Promise<boolean>;
  markUploaded(mark: Query<'uploadMark'>, name: string, version: string): Promise<void>;
  startFolder(datastore: string, path: string): Promise<UploadTarget>;
  folderTransport(): UploadTransport;
}

/** A SAS of a container opens every blob in it, so there is nothing to ask for. */
const FAR = '9999-12-31T00:00:00Z';

function codeTransport(params: WorkspaceRef, { containerUrl, sas }: Answer<'startCodeUpload'>): UploadTransport {
  const headers = { [CODE_UPLOAD_HEADER]: `${containerUrl}?${sas}` };
  return {
    rights: async (_target, blobs) => ({ rights: blobs.map((path) => ({ path, sas })), expiresAt: FAR }),
    bundle: async ({ path }, bytes, signal) =>
      (await callApi('codeBundle', { params, query: { path }, bytes, headers, signal })).stored,
    relayBlock: async ({ path, block, last, body }, signal) => {
      await callApi('codeBlock', { params, query: { path, block, last }, bytes: body, headers, signal });
    },
    direct: directPut((input, init) => fetch(input, init)),
  };
}

/** The same over our own routes, with the caller's tokens. */
export function assetApi(workspace: WorkspaceRef, signal?: AbortSignal): AssetApi {
  const params = workspace;
  return {
    location: async () => (await callApi('workspace', { params, signal })).location,
    codeByHash: async (hash) => (await callApi('codeByHash', { params, query: { hash }, signal })).id,
    startCode: (name, version) => callApi('startCodeUpload', { params: { ...params, name, version }, signal }),
    codeTransport: (container) => codeTransport(params, container),
    container: async (of) => (await callApi('assetContainer', { params: { ...params, ...of }, signal })).container,
    version: async (of) => (await callApi('assetVersion', { params: { ...params, ...of }, signal })).resource,
    register: async (of, properties) => {
      await callApi('putAssetVersion', { params: { ...params, ...of }, body: { properties }, signal });
    },
    isUploaded: async (query) => (await callApi('uploadMark', { params, query, signal })).completed,
    markUploaded: async (mark, name, version) => {
      await callApi('markUpload', { params, body: { ...mark, name, version }, signal });
    },
    startFolder: (datastore, path) => startUpload(workspace, { datastore, path, name: 'files' }),
    folderTransport: () => apiTransport(workspace),
  };
}
