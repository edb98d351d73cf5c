import { setTimeout as delay } from 'node:timers/promises';
import { type Dispatcher, Pool } from 'undici';
import type { ScoringFile } from '../onnx/files';
import type { Source } from './messages';

const connections = 6;
const tries = 7;
const version = { 'x-ms-version': '2021-12-02' };

/** Blobs up to this size are read whole and ahead; larger ones in slices of it, as they are used. */
const sliceBytes = 8 * 1024 * 1024;

type Answer = Dispatcher.ResponseData;

/** Where a blob is. The path is never parsed as a URL, which would take dots in names for folders. */
interface Place {
  origin: string;
  path: string;
  name: string;
}

/** A large blob as it was when it was first asked for. */
interface LargeBlob {
  size: number;
  etag: string;
}

const oneOf = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** The body, or only its size where it is large; what then is on its way is thrown away with its connection. */
async function smallOrLarge({ headers, body }: Answer): Promise<Buffer | LargeBlob> {
  const size = Number(oneOf(headers['content-length']));
  if (!(size > sliceBytes)) return Buffer.from(await body.arrayBuffer());
  body.on('error', () => undefined).destroy();
  return { size, etag: oneOf(headers.etag) };
}

/** A plain reader of blobs over http for worker processes: keep-alive, six at a time, patient while the service restarts. */
export class BlobReader {
  private readonly pools = new Map<string, Pool>();

  private pool(origin: string): Pool {
    const present = this.pools.get(origin);
    if (present) return present;
    const pool = new Pool(origin, { connections });
    this.pools.set(origin, pool);
    return pool;
  }

  /** Asks until there is an answer of that status. Rejects with a sentence that names the file. */
  private async read<T>(
    { origin, path, name }: Place,
    wanted: { status: number; headers?: Record<string, string> },
    take: (answer: Answer) => Promise<T>,
  ): Promise<T> {
    let reason = '';
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      if (attempt > 1) await delay(100 * 2 ** attempt);
      try {
        const headers = { ...version, ...wanted.headers };
        const answer = await this.pool(origin).request({ path, method: 'GET', headers });
        if (answer.statusCode === wanted.status) return await take(answer);
        await answer.body.dump();
        reason = answer.statusCode === 412 ? 'it was changed meanwhile' : `blob storage answered ${answer.statusCode}`;
        if (answer.statusCode < 500) break;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
    throw new Error(`The file ${name} could not be read: ${reason}.`);
  }

  private async *slices(place: Place, { size, etag }: LargeBlob): AsyncGenerator<Buffer> {
    for (let from = 0; from < size; from += sliceBytes) {
      const range = `bytes=${from}-${Math.min(from + sliceBytes, size) - 1}`;
      const headers = { range, ...(etag ? { 'if-match': etag } : {}) };
      yield await this.read(place, { status: 206, headers }, async ({ body }) => Buffer.from(await body.arrayBuffer()));
    }
  }

  private async file(place: Place): Promise<ScoringFile> {
    const content = await this.read(place, { status: 200 }, smallOrLarge);
    if (!Buffer.isBuffer(content)) return { name: place.name, chunks: () => this.slices(place, content) };
    return {
      name: place.name,
      async *chunks() {
        yield content;
      },
    };
  }

  /** Reads all files of a mini-batch, in order. Rejects with a sentence that names the first file that cannot be read. */
  async all(source: Source): Promise<ScoringFile[]> {
    const base = new URL(source.containerUrl);
    const files: ScoringFile[] = [];
    let next = 0;
    const lane = async () => {
      for (let at = next++; at < source.files.length; at = next++) {
        const file = source.files[at];
        if (!file) return;
        const blob = file.blob.split('/').map(encodeURIComponent).join('/');
        const path = `${base.pathname}/${blob}?${source.query}`;
        files[at] = await this.file({ origin: base.origin, path, name: file.name });
      }
    };
    await Promise.all(Array.from({ length: connections }, lane));
    return files;
  }
}
