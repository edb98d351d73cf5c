import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BundledFile, readBundle } from './bundle';

const record = (path: string, body: Buffer, type = 'image/png') => {
  const header = Buffer.from(JSON.stringify({ path, size: body.length, type }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, body]);
};

/** The same bytes in pieces of a length that the network chose. */
async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function filesOf(bytes: Buffer, size = 7): Promise<{ files: BundledFile[]; error: string | null }> {
  const files: BundledFile[] = [];
  try {
    for await (const file of readBundle(pieces(bytes, size))) files.push(file);
    return { files, error: null };
  } catch (error) {
    return { files, error: error instanceof Error ? error.message : '' };
  }
}

describe('readBundle', () => {
  it('gives back every file, however the body is cut', async () => {
    const file = fc.tuple(fc.stringMatching(/^[a-zé# %]{1,12}\.png$/), fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 8 }), fc.integer({ min: 1, max: 300 }), async (files, size) => {
        const bundle = Buffer.concat(files.map(([path, body]) => record(path, Buffer.from(body))));
        const read = await filesOf(bundle, size);
        expect(read.error).toBeNull();
        expect(read.files.map(({ path, body }) => [path, [...body]])).toEqual(
          files.map(([path, body]) => [path, [...body]]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('hands out what was whole before a bundle breaks off', async () => {
    const whole = record('a.png', Buffer.from('one'));
    const read = await filesOf(Buffer.concat([whole, record('b.png', Buffer.from('two')).subarray(0, -1)]));
    expect([read.files.map(({ path }) => path), read.error]).toEqual([['a.png'], 'The bundle is cut off.']);
  });

  it.each(['../x', 'a/../b', '/etc/x', 'a//b', 'a\\b', '', 'a\nb', '.', 'x'.repeat(1_025)])(
    'refuses the path %j',
    async (path) => {
      const read = await filesOf(record(path, Buffer.from('x')), 4_096);
      expect([read.files, read.error]).toEqual([[], 'A file of the bundle has no valid name, size or type.']);
    },
  );

  it('refuses a header that is none, without waiting for its announced length', async () => {
    expect((await filesOf(Buffer.from('this is not a bundle'))).error).toBe('This is not a bundle.');
  });

  it('takes an empty body for an empty bundle, and a file without bytes for a file', async () => {
    expect(await filesOf(Buffer.alloc(0))).toEqual({ files: [], error: null });
    expect((await filesOf(record('empty.png', Buffer.alloc(0)))).files).toHaveLength(1);
  });
});
