import { createHmac } from 'node:crypto';
import signing from 'azurite/dist/src/blob/authentication/IBlobSASSignatureValues.js';
import utils from 'azurite/dist/src/blob/utils/utils.js';
import { blobPermissionsOf } from '../seed/roles';

/** From this version on two more lines are signed: the headers and the query that a SAS prescribes. Here it prescribes none. */
const SIGNS_THE_REQUEST = '2026-04-06';

/** Whose a user delegation key is, and from when to when, in whole seconds of UTC. */
export interface KeyTerms {
  oid: string;
  tid: string;
  start: string;
  expiry: string;
  version: string;
}

/** The key in base64. It follows from its terms and the account's key, so that none is stored. */
export function delegationKey(accountKey: string, { oid, tid, start, expiry, version }: KeyTerms): string {
  const terms = ['user delegation key', oid, tid, start, expiry, 'b', version].join('\n');
  return createHmac('sha256', Buffer.from(accountKey, 'base64')).update(terms).digest('base64');
}

/**
 * Makes Azurite judge a user delegation SAS as Azure does: by a key that only this account gives out (Azurite's own follows
 * from a published constant, so that anybody could sign), and with the rights that both the SAS and the role of the key's
 * holder give. For this process, once.
 */
export function takeDelegatedSas(accountKey: string): void {
  utils.getUserDelegationKeyValue = (oid, tid, start, expiry, version) =>
    delegationKey(accountKey, { oid, tid, start, expiry, version });
  const sign = signing.generateBlobSASSignatureWithUDK;
  signing.generateBlobSASSignatureWithUDK = (values, ...rest) => {
    const encryptionScope = `${values.encryptionScope ?? ''}${values.version >= SIGNS_THE_REQUEST ? '\n\n' : ''}`;
    const signed = sign({ ...values, encryptionScope }, ...rest);
    const held = blobPermissionsOf(values.signedObjectId ?? '');
    // Azurite looks at the permissions of these values once it has compared the signature.
    values.permissions = [...(values.permissions ?? '')].filter((letter) => held.includes(letter)).join('');
    return signed;
  };
}
