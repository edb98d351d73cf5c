import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Body } from '@/lib/contracts/api/routes';
import type { UploadTarget } from '@/lib/contracts/api/views';
import { callApi } from '../api';
import { directPut, type UploadTransport } from './transport';

const withoutSlash = (path: string) => path.replace(/\/+$/, '');

/** Asks the server where the files of one upload may go. Throws ApiError. */
export function startUpload(workspace: WorkspaceRef, wish: Body<'startUpload'>): Promise<UploadTarget> {
  return callApi('startUpload', { params: workspace, body: wish });
}

/** The requests of an upload over our own routes, with the caller's tokens, and over blob storage with a SAS for each blob. */
export function apiTransport(workspace: WorkspaceRef): UploadTransport {
  return {
    rights: ({ datastore }, paths) => callApi('uploadRights', { params: workspace, body: { datastore, paths } }),
    bundle: async ({ datastore, path }, bytes, signal) => {
      const query = { datastore, path: withoutSlash(path) };
      return (await callApi('uploadBundle', { params: workspace, query, bytes, signal })).stored;
    },
    relayBlock: async ({ target, path, block, last, body }, signal) => {
      const query = { datastore: target.datastore, path, block, last };
      await callApi('uploadBlock', { params: workspace, query, bytes: body, signal });
    },
    direct: directPut((input, init) => fetch(input, init)),
  };
}
