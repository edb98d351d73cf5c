import type { IncomingMessage } from 'node:http';
import handlerModule, { type BatchPart } from 'azurite/dist/src/blob/handlers/BlobBatchHandler.js';

/** What a request with a token goes on with. */
interface Standing {
  authorization: string;
  /** The SAS that stands for the token, as a query without `?`. */
  sas: string;
}

const standing = new WeakMap<object, Standing>();

/** Remembers for the parts of a batch what its own token has become. */
export function rememberBearer(req: IncomingMessage, given: Standing): void {
  standing.set(req, given);
}

/** A part of a batch names its own token: where it is that of the batch, the same SAS stands for it, else nothing does. */
function signed(part: BatchPart, { authorization, sas }: Standing): void {
  if (part.headers.authorization !== authorization) return;
  delete part.headers.authorization;
  for (const field of sas.split('&')) {
    const [name = '', value = ''] = field.split('=');
    part.urlbuilder.setQueryParameter(name, value);
  }
}

/** Makes Azurite take the parts of a batch whose token the front has judged. For this process, once. */
export function takeBearerBatches(): void {
  const { prototype } = handlerModule.BlobBatchHandler;
  const parse = prototype.parseSubRequests;
  prototype.parseSubRequests = async function (id, prefix, ending, path, request, body) {
    const parts = await parse.call(this, id, prefix, ending, path, request, body);
    const own = standing.get(request.getBodyStream());
    if (own) for (const part of parts) signed(part, own);
    return parts;
  };
}
