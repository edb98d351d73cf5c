import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockId, blockListXml, blocksOf } from './block-plan';
import { encodeBundle, planBundles } from './bundle';

const file = (path: string, content: string | Uint8Array<ArrayBuffer>, type = '') => ({
  path,
  file: new File([content], 'x', { type }),
});

/** Reads the format of README.md, independent of the writer. */
async function decode(body: Blob) {
  const bytes = Buffer.from(await body.arrayBuffer());
  const records: { header: unknown; content: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const header: { size: number } = JSON.parse(bytes.toString('utf8', at + 4, at + 4 + length));
    const start = at + 4 + length;
    records.push({ header, content: bytes.subarray(start, start + header.size) });
    at = start + header.size;
  }
  return records;
}

test('a bundle is read back as it was written', async () => {
  const content = fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), content), { maxLength: 6 }), async (given) => {
      const records = await decode(encodeBundle(given.map(([path, bytes]) => file(path, bytes, 'image/png'))));
      expect(records).toEqual(
        given.map(([path, bytes]) => ({
          header: { path, size: bytes.byteLength, type: 'image/png' },
          content: Buffer.from(bytes),
        })),
      );
    }),
    { numRuns: 40 },
  );
});

test('a bundle holds at most 200 files and 4 MB, in order', () => {
  const many = Array.from({ length: 401 }, (_, index) => file(`${index}`, ''));
  expect(planBundles(many).map((bundle) => bundle.length)).toEqual([200, 200, 1]);
  expect(planBundles(many).flat()).toEqual(many);
  const quarter = new Uint8Array(262_143);
  const large = Array.from({ length: 20 }, (_, index) => file(`${index}`, quarter));
  expect(planBundles(large).map((bundle) => bundle.length)).toEqual([16, 4]);
  expect(planBundles([])).toEqual([]);
});

test('slices cover the file exactly; ids are equally long and listed in order', () => {
  const eight = 8 * 1024 * 1024;
  const sizes = (size: number) =>
    blocksOf({ size, slice: (from = 0, to = 0) => ({ size: to - from }) } as Blob).map((block) => block.size);
  expect(sizes(0)).toEqual([0]);
  expect(sizes(eight)).toEqual([eight]);
  expect(sizes(eight + 1)).toEqual([eight, 1]);
  expect(new Set([0, 9, 10, 49_999].map((index) => blockId('s', index).length)).size).toBe(1);
  expect(blockListXml(['YQ==', 'Yg=='])).toBe(
    '<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>YQ==</Latest><Latest>Yg==</Latest></BlockList>',
  );
});
