import { type AppendBlobClient, RestError } from '@azure/storage-blob';

const MAX_BLOCK = 4 * 1024 * 1024;
const MOST_REMEMBERED = 2000;

const failedWith = (error: unknown, status: number) => error instanceof RestError && error.statusCode === status;
const lengthOf = async (client: AppendBlobClient) => (await client.getProperties()).contentLength ?? 0;

/** Appends at exactly `offset`; when the bytes are there already (a repeated request), that is success. */
export async function appendAt(client: AppendBlobClient, offset: number, body: Buffer): Promise<void> {
  for (let sent = 0; sent < body.length; sent += MAX_BLOCK) {
    const block = body.subarray(sent, sent + MAX_BLOCK);
    const appendPosition = offset + sent;
    try {
      await client.appendBlock(block, block.length, { conditions: { appendPosition } });
    } catch (error) {
      if (failedWith(error, 404) && appendPosition === 0) {
        await client.createIfNotExists();
        await client.appendBlock(block, block.length, { conditions: { appendPosition } });
      } else if (!failedWith(error, 412) || (await lengthOf(client)) < appendPosition + block.length) throw error;
    }
  }
}

/** Where each append blob ends, so that a repeated request never doubles a line. One writer per blob: this process. */
export function createEnds() {
  const ends = new Map<string, number>();
  return {
    async of(key: string, client: AppendBlobClient): Promise<number> {
      const known = ends.get(key);
      if (known !== undefined) return known;
      return lengthOf(client).catch((error: unknown) => {
        if (failedWith(error, 404)) return 0;
        throw error;
      });
    },
    set(key: string, end: number) {
      ends.delete(key);
      ends.set(key, end);
      const [oldest] = ends.keys();
      if (ends.size > MOST_REMEMBERED && oldest !== undefined) ends.delete(oldest);
    },
    forget: (key: string) => void ends.delete(key),
  };
}
