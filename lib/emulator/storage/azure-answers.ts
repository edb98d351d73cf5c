import errorsModule from 'azurite/dist/src/blob/errors/StorageErrorFactory.js';
import handlerModule from 'azurite/dist/src/blob/handlers/BlobHandler.js';
import utils from 'azurite/dist/src/blob/utils/utils.js';

const errors = errorsModule.default;
const { prototype: handler } = handlerModule.default;

/** `bytes=5-` and `bytes=5-9` as offsets; undefined for no range and for any that Azure does not know, such as `bytes=-5`. */
function byteRange(text: string | undefined): [number, number] | undefined {
  const [, first, last] = /^bytes\s*=\s*(\d+)\s*-\s*(\d*)$/i.exec(text?.trim() ?? '') ?? [];
  if (first === undefined) return undefined;
  const range: [number, number] = [Number(first), last ? Number(last) : Number.POSITIVE_INFINITY];
  return range[0] > range[1] ? undefined : range;
}

/**
 * Where Azurite answers otherwise than Azure and programs notice (contract F5, J2): a range that begins at the blob's end
 * is 416, not an empty 206; a range in a form that Azure does not know, such as the last n bytes, is no range, so that the
 * whole blob is the answer (Azurite fails at it); a credential that does not hold is `AuthenticationFailed`. For this
 * process, once.
 */
export function answerAsAzure(): void {
  errors.getAuthorizationFailure = (id) =>
    errors.getAuthenticationFailed(id, 'The signature did not match, or is not valid in the specified time frame.');
  utils.deserializeRangeHeader = (range, storageRange) => byteRange(storageRange || range);
  const download = handler.downloadBlockBlobOrAppendBlob;
  handler.downloadBlockBlobOrAppendBlob = function (options, context, blob) {
    const { request, contextId } = context;
    const [first] = byteRange(request.getHeader('x-ms-range') || request.getHeader('range')) ?? [];
    const size = blob.properties.contentLength ?? 0;
    if (first !== undefined && first >= size) throw errors.getInvalidPageRange2(contextId, `bytes */${size}`);
    return download.call(this, options, context, blob);
  };
}
