import errorsModule from 'azurite/dist/src/blob/errors/StorageErrorFactory.js';
import handlerModule from 'azurite/dist/src/blob/handlers/BlobHandler.js';

const errors = errorsModule.default;
const { prototype: handler } = handlerModule.default;

/** First byte of `bytes=5-` or `bytes=5-9`; null for no range and for what is none. */
function firstByte(range: string | undefined): number | null {
  const [, first] = /^bytes=(\d+)-\d*$/.exec(range?.trim() ?? '') ?? [];
  return first === undefined ? null : Number(first);
}

/**
 * Where Azurite answers otherwise than Azure and programs notice (contract F5, J2): a range that begins at the blob's end
 * is 416, not an empty 206, and a credential that does not hold is `AuthenticationFailed`. For this process, once.
 */
export function answerAsAzure(): void {
  errors.getAuthorizationFailure = (id) =>
    errors.getAuthenticationFailed(id, 'The signature did not match, or is not valid in the specified time frame.');
  const download = handler.downloadBlockBlobOrAppendBlob;
  handler.downloadBlockBlobOrAppendBlob = function (options, context, blob) {
    const { request, contextId } = context;
    const first = firstByte(request.getHeader('x-ms-range') ?? request.getHeader('range'));
    const size = blob.properties.contentLength ?? 0;
    if (first !== null && first >= size) throw errors.getInvalidPageRange2(contextId, `bytes */${size}`);
    return download.call(this, options, context, blob);
  };
}
