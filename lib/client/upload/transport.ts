import type { UploadRights, UploadTarget } from '@/lib/contracts/api/views';
import { type Failure, RequestFailed } from './retry';

/** Requests of an upload. Each resolves when the thing is stored, and rejects with an error that `failureOf` understands. */
export interface UploadTransport {
  /** A SAS for each of these blobs. */
  rights(target: UploadTarget, blobs: string[]): Promise<UploadRights>;
  /** Resolves with the paths that are stored. */
  bundle(target: UploadTarget, body: Blob, signal: AbortSignal): Promise<string[]>;
  relayBlock(block: RelayBlock, signal: AbortSignal): Promise<void>;
  /** PUT to blob storage itself; `url` holds a SAS and is told to nobody. */
  direct(request: DirectPut, signal: AbortSignal): Promise<void>;
}

export interface RelayBlock {
  target: UploadTarget;
  /** Blob name: folder and file. */
  path: string;
  block: number;
  last: number;
  body: Blob;
}

export interface DirectPut {
  url: string;
  headers: Record<string, string>;
  body: Blob | string;
}

/** Blob name of a file of this upload. */
export function blobName(target: UploadTarget, path: string): string {
  return `${target.path.replace(/\/+$/, '')}/${path}`;
}

/** URL of a blob with its SAS; names are percent-encoded part by part. */
export function blobUrl(target: UploadTarget, blob: string, query: Record<string, string>, sas: string): string {
  const name = blob.split('/').map(encodeURIComponent).join('/');
  const asked = new URLSearchParams(query).toString();
  return `${target.containerUrl.replace(/\/+$/, '')}/${name}?${asked ? `${asked}&` : ''}${sas}`;
}

const firstLine = (text: string | undefined) => text?.split('\n')[0]?.trim() ?? '';

/** Storage answers in XML; only its code and first sentence are kept, since the rest may repeat the signed string. */
async function storageFailure(response: Response): Promise<Failure> {
  const xml = await response.text().catch(() => '');
  const code = response.headers.get('x-ms-error-code') ?? /<Code>([^<]*)/.exec(xml)?.[1] ?? String(response.status);
  const sentence = firstLine(/<Message>([^<]*)/.exec(xml)?.[1]);
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    status: response.status,
    code,
    message: sentence || `Blob storage answered ${response.status}`,
    fromAzure: sentence !== '',
    requestId: response.headers.get('x-ms-request-id'),
    missingAction: null,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  };
}

/** `UploadTransport.direct` over a `fetch`: no cookie, no referrer, no redirect goes along. */
export function directPut(fetchLike: typeof fetch): UploadTransport['direct'] {
  return async ({ url, headers, body }, signal) => {
    const response = await fetchLike(url, {
      method: 'PUT',
      headers,
      body,
      signal,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    if (!response.ok) throw new RequestFailed(await storageFailure(response));
  };
}
