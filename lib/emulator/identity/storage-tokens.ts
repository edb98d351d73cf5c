import { TENANT_ID } from '../directory';
import { blobPermissionsOf } from '../seed/roles';
import type { TokenVerifier } from '../types';
import { STORAGE_AUDIENCE } from './audience';

/**
 * What a token is worth at the storage account: the holder and their rights if it holds and is for storage, else the
 * challenge from which Azure's clients learn which token of which tenant they need.
 * @param origin of the identity provider
 */
export function storageTokens(tokens: TokenVerifier, origin: string) {
  const challenge = `Bearer authorization_uri=${origin}/${TENANT_ID}/oauth2/authorize resource_id=${STORAGE_AUDIENCE}`;
  return async (authorization: string) => {
    const principal = await tokens.verify(authorization).catch(() => null);
    if (principal?.audience !== STORAGE_AUDIENCE) return { holder: null, challenge };
    const { oid } = principal;
    return { holder: { oid, permissions: blobPermissionsOf(oid) }, challenge };
  };
}
