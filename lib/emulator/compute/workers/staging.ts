import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMachineFault, JobFailure, loadTimeout, messageOf, orAborted, RunFault } from '../failures';
import { localPath } from '../local-path';
import type { InputFile, MiniBatch } from '../mini-batches';
import { retryStorage } from '../retry-storage';
import { timerMs } from '../timer';
import type { Blobs } from '../types';

const concurrency = 8;

/** Runs `work` for each item, at most eight at a time; stops at the first error. */
async function eachOf<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const source = items[Symbol.iterator]();
  const lane = async () => {
    for (let next = source.next(); !next.done; next = source.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}

/**
 * Local copies of mini-batches for scripts, which get paths. Each mini-batch has a folder of its own, below which
 * base names and relative folders are as in the input. Copies are made once, whoever asks first.
 */
export class Staging {
  private readonly copies = new Map<number, { root: string; paths: Promise<string[]> }>();
  private made = 0;

  /** @param loadSeconds what the copy of one mini-batch may take (task_overhead_timeout, §5.1) */
  constructor(
    private readonly from: { blobs: Blobs; container: string; folder: string },
    private readonly loadSeconds: number,
    private readonly signal: AbortSignal,
  ) {}

  /** The local paths of the files, in order. Rejects with RunFault: `load` when one cannot be read, `loadTimeout` when late. */
  paths(batch: MiniBatch): Promise<string[]> {
    const present = this.copies.get(batch.index);
    if (present) return present.paths;
    // A folder that no download of an earlier try, late as it may be, writes to.
    const root = path.join(this.from.folder, `${batch.index}-${this.made}`);
    this.made += 1;
    const paths = this.inTime(batch, root).catch(async (error: unknown) => {
      await this.drop(batch);
      if (isMachineFault(error) || this.signal.aborted || error instanceof RunFault) throw error;
      throw new RunFault('load', `A file of the mini-batch could not be read: ${messageOf(error)}`);
    });
    // Read ahead without anyone waiting yet: whoever asks later gets the same rejection.
    paths.catch(() => undefined);
    this.copies.set(batch.index, { root, paths });
    return paths;
  }

  private async inTime(batch: MiniBatch, root: string): Promise<string[]> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(loadTimeout(this.loadSeconds)), timerMs(this.loadSeconds));
    try {
      return await orAborted(this.copy(batch, root, late.signal), late.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  private async copy(batch: MiniBatch, root: string, late: AbortSignal): Promise<string[]> {
    const files = batch.files.map((file) => ({ ...file, local: localPath(root, file.path) }));
    const folders = new Set(files.map((file) => path.dirname(file.local)));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    await eachOf(files, async (file) => {
      late.throwIfAborted();
      await this.fetch(file, file.local);
    });
    return files.map((file) => file.local);
  }

  private async fetch(file: InputFile, local: string): Promise<void> {
    const { blobs, container } = this.from;
    this.signal.throwIfAborted();
    await retryStorage(() => blobs.download(container, file.blob, local), this.signal);
  }

  /** Removes the copy of a mini-batch; the next try gets a fresh one. */
  async drop(batch: MiniBatch): Promise<void> {
    const copy = this.copies.get(batch.index);
    this.copies.delete(batch.index);
    if (copy) await rm(copy.root, { recursive: true, force: true });
  }
}

/** Downloads every blob below `prefix` into `folder`. Returns how many there were. */
export async function downloadFolder(
  blobs: Blobs,
  container: string,
  prefix: string,
  folder: string,
  signal: AbortSignal,
): Promise<number> {
  const names: string[] = [];
  for await (const { name } of blobs.list(container, prefix)) if (!name.endsWith('/')) names.push(name);
  await mkdir(folder, { recursive: true });
  await eachOf(names, async (name) => {
    const file = localPath(folder, name.slice(prefix.length));
    await mkdir(path.dirname(file), { recursive: true });
    await retryStorage(() => blobs.download(container, name, file), signal);
  }).catch((error: unknown) => {
    if (isMachineFault(error) || signal.aborted) throw error;
    throw new JobFailure(`The folder ${container}/${prefix} could not be read: ${messageOf(error)}`, 'ServiceError');
  });
  return names.length;
}
