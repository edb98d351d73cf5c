const BLOCK_BYTES = 8 * 1024 * 1024;
/** Limit of blob storage on the blocks of one blob. */
export const MAX_BLOCKS = 50_000;

/** Slices of a file in order; a zero-byte file has one empty slice. */
export function blocksOf(file: Blob): Blob[] {
  const count = Math.max(1, Math.ceil(file.size / BLOCK_BYTES));
  return Array.from({ length: count }, (_, index) =>
    file.slice(index * BLOCK_BYTES, Math.min(file.size, (index + 1) * BLOCK_BYTES)),
  );
}

/** Base64, equally long for every block of a blob, as Put Block wants it. `session` is ASCII. */
export function blockId(session: string, index: number): string {
  return btoa(`${session}-${String(index).padStart(5, '0')}`);
}

/** Body of Put Block List. */
export function blockListXml(ids: string[]): string {
  const latest = ids.map((id) => `<Latest>${id}</Latest>`).join('');
  return `<?xml version="1.0" encoding="utf-8"?><BlockList>${latest}</BlockList>`;
}
