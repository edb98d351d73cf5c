import type { RequestListener, ServerResponse } from 'node:http';
import {
  AccountSASPermissions,
  AccountSASResourceTypes,
  AccountSASServices,
  generateAccountSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { rememberBearer } from './bearer-batch';
import { answerDelegationKey, asksForDelegationKey } from './delegation-keys';
import type { Verdict } from './protocol';
import { answerStorageError } from './storage-error';

/** Says what the token of `Bearer …` lets its holder do in the storage account. */
export type TokenJudge = (authorization: string) => Promise<Verdict>;

/** As long as the longest upload of one block may take. */
const VALID_MS = 3_600_000;
const MESSAGE =
  'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.';

/** Azure's 401 for a token that does not hold; where one is to be had stands in the header. */
const refuse = (res: ServerResponse, challenge: string) =>
  answerStorageError(res, {
    ...{ status: 401, code: 'InvalidAuthenticationInfo', message: MESSAGE },
    headers: { 'www-authenticate': challenge },
  });

function sasOf(credential: StorageSharedKeyCredential, permissions: string): string {
  const granted = {
    services: AccountSASServices.parse('b').toString(),
    resourceTypes: AccountSASResourceTypes.parse('sco').toString(),
    permissions: AccountSASPermissions.parse(permissions),
    expiresOn: new Date(Date.now() + VALID_MS),
  };
  return generateAccountSASQueryParameters(granted, credential).toString();
}

/**
 * Lets requests with a token for `https://storage.azure.com` through as if they had a SAS with the rights of their holder:
 * Azurite itself would look into such a token and not verify it. Over http as well as https, like all of this workspace.
 */
export function withBearer(
  account: { name: string; key: string },
  judge: TokenJudge,
  listener: RequestListener,
): RequestListener {
  const credential = new StorageSharedKeyCredential(account.name, account.key);
  return (req, res) => {
    const { authorization } = req.headers;
    if (authorization === undefined || !/^bearer /i.test(authorization)) return listener(req, res);
    const admit = ({ holder, challenge }: Verdict): void | Promise<void> => {
      if (!holder) return refuse(res, challenge);
      if (asksForDelegationKey(req)) return answerDelegationKey(req, res, { accountKey: account.key, oid: holder.oid });
      const sas = sasOf(credential, holder.permissions);
      rememberBearer(req, { authorization, sas });
      delete req.headers.authorization;
      const { url = '/' } = req;
      req.url = `${url}${url.includes('?') ? '&' : '?'}${sas}`;
      listener(req, res);
    };
    // A body that breaks off ends its connection, not this process.
    void judge(authorization)
      .then(admit)
      .catch(() => res.destroy());
  };
}
