import 'server-only';
import { z } from 'zod';
import { blobPath } from '@/lib/contracts/api/routes';

/** Limits of one bundle; its format is in lib/client/upload/README.md. */
const bundleLimits = { bytes: 64 * 1024 * 1024, files: 5_000, headerBytes: 8 * 1024 };

const header = z.object({
  path: blobPath,
  size: z.number().int().nonnegative().max(bundleLimits.bytes),
  type: z.string().max(255),
});

export interface BundledFile {
  path: string;
  type: string;
  body: Buffer;
}

/** The bundle is cut off, too large, or not a bundle; what came before is whole. */
export class BundleError extends Error {}

/** Takes exact lengths from chunks of any length. */
class Reader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Buffer = Buffer.alloc(0);
  private total = 0;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.chunks = body[Symbol.asyncIterator]();
  }

  /** Exactly `length` bytes, or null at a clean end. Throws BundleError where the body ends in between. */
  async take(length: number, mayEnd = false): Promise<Buffer | null> {
    const parts = [this.rest];
    let size = this.rest.length;
    while (size < length) {
      const { done, value } = await this.chunks.next();
      if (done) {
        if (mayEnd && size === 0) return null;
        throw new BundleError('The bundle is cut off.');
      }
      this.total += value.length;
      if (this.total > bundleLimits.bytes)
        throw new BundleError(`The bundle is larger than ${bundleLimits.bytes} bytes.`);
      parts.push(Buffer.from(value));
      size += value.length;
    }
    const all = parts.length === 1 ? this.rest : Buffer.concat(parts);
    this.rest = all.subarray(length);
    return all.subarray(0, length);
  }
}

function readHeader(bytes: Buffer | null): z.output<typeof header> {
  try {
    return header.parse(JSON.parse(bytes?.toString('utf8') ?? ''));
  } catch {
    throw new BundleError('A file of the bundle has no valid name, size or type.');
  }
}

/** The files of a bundle, one after the other as they arrive. Throws BundleError after the last whole one. */
export async function* readBundle(body: AsyncIterable<Uint8Array>): AsyncGenerator<BundledFile> {
  const reader = new Reader(body);
  for (let count = 0; ; count += 1) {
    const length = await reader.take(4, true);
    if (length === null) return;
    if (count === bundleLimits.files) throw new BundleError(`The bundle holds more than ${bundleLimits.files} files.`);
    const size = length.readUInt32BE(0);
    if (size > bundleLimits.headerBytes) throw new BundleError('This is not a bundle.');
    const { path, type, size: bytes } = readHeader(await reader.take(size));
    const content = await reader.take(bytes);
    if (content) yield { path, type, body: content };
  }
}
