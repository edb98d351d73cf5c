import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RESOURCE_GROUP, STORAGE_ACCOUNT, SUBSCRIPTION_ID, WORKSPACE_ID } from '../../directory';
import { caseless, parseBody, word } from '../caseless';
import { blobBase, containerSas, ensureContainer } from '../sas';
import type { Handler } from '../types';

const body = caseless({
  pendingUploadType: word('TemporaryBlobReference', 'None').nullish(),
  pendingUploadId: z.string().nullish(),
});

const UPLOAD_MINUTES = 60;

/** Opens a container of its own for one code upload (contract G); the SAS can write there and nowhere else. */
export const startPendingUpload: Handler = async (call, services) => {
  const { pendingUploadId } = parseBody(body, call.body);
  const container = `${WORKSPACE_ID.slice(0, 8)}-${randomUUID()}`;
  await ensureContainer(services, container);
  const blobUri = `${blobBase(call.base, services.blobBaseUrl)}/${container}`;
  const sas = containerSas(services, container, 'racwl', UPLOAD_MINUTES);
  return {
    status: 200,
    body: {
      pendingUploadId: pendingUploadId ?? randomUUID(),
      pendingUploadType: 'TemporaryBlobReference',
      blobReferenceForConsumption: {
        blobUri,
        storageAccountArmId: `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/${STORAGE_ACCOUNT}`,
        credential: { credentialType: 'SAS', sasUri: `${blobUri}?${sas}` },
      },
    },
  };
};
