import type { BlobLocation } from '../compute/types';
import { encodePath } from './blob-url';

/** Where a SAS would be used first: a file is asked for itself, of a folder one name is listed. */
function probeOf(accountUrl: string, { container, path, kind }: BlobLocation, query: string): string {
  if (kind === 'file') return `${accountUrl}/${container}/${encodePath(path)}?${query}`;
  const first = new URLSearchParams({ restype: 'container', comp: 'list', maxresults: '1', prefix: path });
  return `${accountUrl}/${container}?${first}&${query}`;
}

/**
 * The code with which storage refuses a SAS, such as `AuthenticationFailed` for one that is over or forged; null when it
 * holds. Asked over http within this machine, so a SAS that is for https only is taken.
 * @param accountUrl of the account, without a trailing slash
 * @param query the SAS, without `?`
 */
export async function refusalOf(accountUrl: string, place: BlobLocation, query: string): Promise<string | null> {
  const answer = await fetch(probeOf(accountUrl, place, query), { method: place.kind === 'file' ? 'HEAD' : 'GET' });
  await answer.body?.cancel();
  const code = answer.headers.get('x-ms-error-code') ?? 'AuthenticationFailed';
  return answer.status === 403 && code !== 'AuthorizationProtocolMismatch' ? code : null;
}
