import {
  BlobSASPermissions,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { describe, expect, it } from 'vitest';
import { mintSas, STORAGE_VERSION } from './sas';

const accountKey = Buffer.from('a key of an account, sixty-four bytes as Azure makes them ......').toString('base64');
const now = new Date('2026-11-22T10:00:00.400Z');
const credential = new StorageSharedKeyCredential('acct', accountKey);
const expiresOn = new Date('2026-11-22T10:10:00Z');
const parametersOf = (query: string) => Object.fromEntries(new URLSearchParams(query));

describe('mintSas', () => {
  it.each(['r', 'rac'] as const)('signs one blob as the Azure library does: %s', (permissions) => {
    const blob = 'a b/ü#%.csv';
    const { sas } = mintSas({ account: 'acct', container: 'c', blob }, permissions, {
      accountKey,
      now,
      minutes: 10,
      https: true,
    });
    const theirs = generateBlobSASQueryParameters(
      {
        containerName: 'c',
        blobName: blob,
        permissions: BlobSASPermissions.parse(permissions),
        expiresOn,
        protocol: SASProtocol.Https,
        version: STORAGE_VERSION,
      },
      credential,
    );
    expect(parametersOf(sas)).toEqual(parametersOf(theirs.toString()));
  });

  it('signs a container as the Azure library does', () => {
    const { sas } = mintSas({ account: 'acct', container: 'c' }, 'cw', { accountKey, now, minutes: 10, https: false });
    const theirs = generateBlobSASQueryParameters(
      {
        containerName: 'c',
        permissions: ContainerSASPermissions.parse('cw'),
        expiresOn,
        protocol: SASProtocol.HttpsAndHttp,
        version: STORAGE_VERSION,
      },
      credential,
    );
    expect(parametersOf(sas)).toEqual(parametersOf(theirs.toString()));
  });

  it('never lives longer than 15 minutes', () => {
    const { expiresAt } = mintSas({ account: 'acct', container: 'c' }, 'rl', {
      accountKey,
      now,
      minutes: 600,
      https: true,
    });
    expect(expiresAt).toBe('2026-11-22T10:15:00Z');
  });
});
