import { once } from 'node:events';
import http from 'node:http';
import errorsModule from 'azurite/dist/src/blob/errors/StorageErrorFactory.js';
import handlerModule from 'azurite/dist/src/blob/handlers/BlobHandler.js';

const errors = errorsModule.default;
const { prototype: handler } = handlerModule.default;

/** What this very service answers to whoever reads `url` with the rights that it carries. */
async function statusOf({ host, port, pathname, searchParams }: URL): Promise<number> {
  searchParams.set('comp', 'metadata');
  const asked = http.get({ host: '127.0.0.1', port, path: `${pathname}?${searchParams}`, headers: { host } });
  const [answer] = await once(asked, 'response');
  answer.resume();
  return answer.statusCode ?? 500;
}

/** The copy within one request looks at a source's signature too, which Azurite does for the other copies only. */
function checkSourcesOfCopiesInOneRequest(): void {
  const copy = handler.copyFromURL;
  handler.copyFromURL = async function (copySource, options, context) {
    const { hostname, searchParams } = this.NewUriFromCopySource(copySource, context);
    if (searchParams.has('sig')) await this.validateCopySource(copySource, hostname, context);
    return Reflect.apply(copy, this, [copySource, options, context]);
  };
}

/**
 * Makes Azurite ask within this machine and by number whether the source of a copy may be read: over https it does not know
 * this account's certificate, and plain glibc knows no names below localhost, so that it failed. For this process, once.
 */
export function checkCopySourcesHere(): void {
  handler.validateCopySource = async function (copySource, _, { request, contextId }) {
    const url = this.NewUriFromCopySource(copySource, { contextId });
    const status = url.host === request.getHeader('host') ? await statusOf(url) : 404;
    if (status === 200) return;
    const message =
      status === 404
        ? 'The specified resource does not exist.'
        : 'Could not verify the copy source within the specified time.';
    throw errors.getCannotVerifyCopySource(contextId, status, message);
  };
  checkSourcesOfCopiesInOneRequest();
}
