import type { ScoringFile } from '../onnx/files';

/** A file for a scorer, handed over in pieces of `pieceBytes`. */
export const scoringFile = (name: string, content: Buffer | string, pieceBytes = 1024 * 1024): ScoringFile => ({
  name,
  async *chunks() {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  },
});
