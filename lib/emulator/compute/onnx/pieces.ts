import type { ScoringFile } from './files';

/** A longer line or record is no table but a file of another kind. */
export const MOST_LINE_BYTES = 16 * 1024 * 1024;

const PIECE = 64 * 1024;

/** The content in small pieces: a parser makes all records of a piece at once, so its size bounds what is in memory. */
export async function* pieces(file: ScoringFile): AsyncGenerator<Buffer> {
  for await (const chunk of file.chunks())
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}

/** A record with about how many bytes of the file it took. */
export interface Sized<R> {
  record: R;
  bytes: number;
}
