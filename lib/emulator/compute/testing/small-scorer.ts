import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Scored } from '../onnx';
import { bytesOf, type ScoringFile } from '../onnx/files';

/**
 * A stand-in for the ONNX scorer, for tests of the processes around it. A row is `pid,file`; a file that holds `hang`
 * never comes back, one that holds `die` ends the process. It leaves its pid beside the model.
 */
export async function createOnnxScorer(modelDir: string) {
  await writeFile(path.join(modelDir, 'pid'), String(process.pid));
  return {
    async score(files: ScoringFile[]): Promise<Scored> {
      const texts = (await Promise.all(files.map(bytesOf))).map(String);
      if (texts.includes('die')) process.exit(7);
      if (texts.includes('hang')) await new Promise(() => undefined);
      return { count: files.length, rows: files.map((file) => `${process.pid},${file.name}\n`).join('') };
    },
  };
}
