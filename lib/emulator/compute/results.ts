import { mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** How one mini-batch finally ended. Statuses are those of `processed_mini-batches.csv` (§5.4). */
const resultHead = z.object({
  index: z.number().int().nonnegative(),
  total: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int(),
  tries: z.number().int(),
  status: z.enum(['RUN_DONE', 'RUN_EXCEPTION', 'RUN_TIMEOUT', 'LOAD_EXCEPTION', 'LOAD_TIMEOUT']),
  category: z.string(),
  message: z.string(),
  process: z.string(),
  processStartedAt: z.string(),
  elapsedSeconds: z.number(),
  /** Processor time, against `elapsedSeconds` of the clock. */
  processSeconds: z.number(),
  runSeconds: z.number(),
});
export type Result = z.infer<typeof resultHead>;

/**
 * The results of one job, a file per mini-batch: one line of JSON, then the rows. A result exists from the instant of
 * its rename and never half, so after a kill -9 each mini-batch is either done or to be done again: rows exactly once.
 */
export class ResultFolder {
  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<ResultFolder> {
    await mkdir(folder, { recursive: true });
    return new ResultFolder(folder);
  }

  private file(index: number): string {
    return path.join(this.folder, `${index}.rows`);
  }

  async commit(result: Result, rows: string): Promise<void> {
    const file = this.file(result.index);
    await writeFile(`${file}.tmp`, `${JSON.stringify(result)}\n${rows}`);
    await rename(`${file}.tmp`, file);
  }

  /** The results of an earlier life of this job, in order of mini-batch. */
  async earlier(): Promise<Result[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.rows'));
    const results: Result[] = [];
    for (const name of names) {
      const text = await readFile(path.join(this.folder, name), 'utf8');
      results.push(resultHead.parse(JSON.parse(text.slice(0, text.indexOf('\n')))));
    }
    return results.sort((a, b) => a.index - b.index);
  }

  /** Writes all rows to `file` in order of mini-batch; the file appears whole or not at all. */
  async assemble(file: string, count: number, signal: AbortSignal): Promise<void> {
    const output = await open(`${file}.tmp`, 'w');
    try {
      for (let index = 0; index < count; index += 1) {
        signal.throwIfAborted();
        const bytes = await readFile(this.file(index));
        await output.write(bytes.subarray(bytes.indexOf(10) + 1));
      }
    } finally {
      await output.close();
    }
    await rename(`${file}.tmp`, file);
  }
}
