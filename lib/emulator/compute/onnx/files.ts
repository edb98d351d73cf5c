import { FileError } from '../mlflow/errors';

/** A file of a mini-batch. Small ones have been read ahead, large ones are read as they are used. */
export interface ScoringFile {
  /** The base name, for messages and rows. */
  name: string;
  /** The content in order, in pieces of a few MiB at most; from its start each time. */
  chunks(): AsyncIterable<Buffer>;
}

const MOST_BYTES = 256 * 1024 * 1024;

/** The whole content, for what cannot be read in parts. Rejects with FileError beyond 256 MiB. */
export async function bytesOf({ name, chunks }: ScoringFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of chunks()) {
    size += piece.length;
    if (size > MOST_BYTES) throw new FileError(`The file ${name} is larger than 256 MiB, too large for an image.`);
    pieces.push(piece);
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}
