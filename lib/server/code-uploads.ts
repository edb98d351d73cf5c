import 'server-only';
import { randomUUID } from 'node:crypto';
import { assetOperations, startPendingUpload } from '@/lib/azureml/asset-operations';
import type { BlobAccess } from '@/lib/azureml/blob';
import type { AzureMlClient } from '@/lib/azureml/client';
import { issuedContainer } from '@/lib/azureml/hosts';
import { CODE_UPLOAD_HEADER } from '@/lib/contracts/api/registrations';
import type { Answer } from '@/lib/contracts/api/routes';
import { refusal } from './failure';
import { workspaceOf } from './job-runs';
import type { Call } from './route';
import { receiveBlock, receiveBundle } from './uploads';

/** The rule by which Azure ML's clients make a code's hash. */
const HASH_VERSION = '202208';

/** Code by its content. The name in the path counts for nothing there, but it must be one (contract G, recorded). */
export async function getCodeByHash({ azure, params, query }: Call<'codeByHash'>): Promise<Answer<'codeByHash'>> {
  const place = { ...workspaceOf(params), assetName: randomUUID() };
  const asked = { hash: query.hash, hashVersion: HASH_VERSION };
  const { value } = await azure.send(assetOperations.codes.versions, place, { query: asked });
  return { id: value.value[0]?.id ?? null };
}

/** Lets the workspace open a container for the files of one code version. */
export async function startCodeUpload({ azure, params }: Call<'startCodeUpload'>): Promise<Answer<'startCodeUpload'>> {
  const place = { ...workspaceOf(params), assetName: params.name, version: params.version };
  const { value } = await azure.write(startPendingUpload, place, { pendingUploadType: 'TemporaryBlobReference' });
  return issuedContainer(azure.hosts, value.blobReferenceForConsumption.credential.sasUri);
}

/** The container that the header names, with the SAS that the workspace issued for it; never outside the cloud's storage. */
async function openCode(azure: AzureMlClient, request: Request): Promise<BlobAccess> {
  const issued = request.headers.get(CODE_UPLOAD_HEADER);
  if (issued === null) throw refusal(400, 'InvalidRequest', `${CODE_UPLOAD_HEADER}: is missing.`, CODE_UPLOAD_HEADER);
  return { ...issuedContainer(azure.hosts, issued), token: null, signal: request.signal };
}

export const codeBundle = ({ azure, query, request }: Call<'codeBundle'>) =>
  receiveBundle(azure, () => openCode(azure, request), query.path, request);

export const codeBlock = ({ azure, query, request }: Call<'codeBlock'>) =>
  receiveBlock(azure, () => openCode(azure, request), query, request);
