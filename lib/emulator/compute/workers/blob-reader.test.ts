import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { bytesOf } from '../onnx/files';
import { BlobReader } from './blob-reader';

/** A blob service of one container; what it was asked for is kept as `path range`. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.range ?? 'whole'}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const source = (blob: string) => ({
    containerUrl: `http://127.0.0.1:${port}/account/data`,
    query: 'sig=x',
    files: [{ blob, name: 'f' }],
  });
  return { asked, source };
}
let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

const MIB = 1024 * 1024;
const large = Buffer.alloc(20 * MIB, 7);
for (let at = 0; at < large.length; at += 1000) large[at] = (at / 1000) % 256;

/** Answers as Azure does: ranges by 206, a changed blob by 412. */
function blobAnswer(content: Buffer, etag: () => string) {
  return ({ headers }: IncomingMessage, response: ServerResponse) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (headers['if-match'] !== undefined && headers['if-match'] !== etag()) return response.writeHead(412).end();
    const body = from === undefined ? content : content.subarray(Number(from), Number(to) + 1);
    response.writeHead(from === undefined ? 200 : 206, { 'content-length': body.length, etag: etag() }).end(body);
  };
}

it('reads a small blob at once and keeps it, its name as it is', async () => {
  const { asked, source } = await serve(blobAnswer(Buffer.from('hello'), () => '"1"'));
  const [file] = await new BlobReader().all(source('in/a b/../ü.csv'));
  if (!file) throw new Error('no file');
  expect([String(await bytesOf(file)), String(await bytesOf(file))]).toEqual(['hello', 'hello']);
  expect(asked).toEqual(['/account/data/in/a%20b/../%C3%BC.csv?sig=x whole']);
});

it('reads a large blob in slices as they are used', async () => {
  const { asked, source } = await serve(blobAnswer(large, () => '"1"'));
  const [file] = await new BlobReader().all(source('big'));
  if (!file) throw new Error('no file');
  expect(asked).toHaveLength(1);
  const [first] = [await file.chunks()[Symbol.asyncIterator]().next()];
  expect([asked.length, first.value?.length]).toEqual([2, 8 * MIB]);
  expect((await bytesOf(file)).equals(large)).toBe(true);
  expect(asked.slice(2).map((line) => line.split(' ')[1])).toEqual([
    ...['bytes=0-8388607', 'bytes=8388608-16777215', 'bytes=16777216-20971519'],
  ]);
});

it('never joins slices of two versions of a blob', async () => {
  let version = '"1"';
  const { source } = await serve(blobAnswer(large, () => version));
  const [file] = await new BlobReader().all(source('big'));
  const read = async () => {
    for await (const _ of file?.chunks() ?? []) version = '"2"';
  };
  await expect(read()).rejects.toThrow('The file f could not be read: it was changed meanwhile.');
});

it('goes on after answers that say to try again, and names the file that is not there', async () => {
  let failures = 2;
  const { source } = await serve((request, response) => {
    if (request.url?.includes('gone')) response.writeHead(404).end();
    else if (failures-- > 0) response.writeHead(503).end();
    else response.end('there');
  });
  const [file] = await new BlobReader().all(source('there'));
  if (!file) throw new Error('no file');
  expect(String(await bytesOf(file))).toBe('there');
  await expect(new BlobReader().all(source('gone'))).rejects.toThrow(
    'The file f could not be read: blob storage answered 404.',
  );
});
