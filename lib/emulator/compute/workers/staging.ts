import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMachineFault, JobFailure, messageOf, RunFault } from '../failures';
import { localPath } from '../local-path';
import type { InputFile, MiniBatch } from '../mini-batches';
import { retryStorage } from '../retry-storage';
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
  private readonly copies = new Map<number, Promise<string[]>>();

  constructor(
    private readonly blobs: Blobs,
    private readonly container: string,
    private readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** The local paths of the files, in order. Rejects with RunFault `load` when one cannot be read. */
  paths(batch: MiniBatch): Promise<string[]> {
    const present = this.copies.get(batch.index);
    if (present) return present;
    const copy = this.copy(batch).catch((error: unknown) => {
      this.copies.delete(batch.index);
      if (isMachineFault(error) || this.signal.aborted) throw error;
      throw new RunFault('load', `A file of the mini-batch could not be read: ${messageOf(error)}`);
    });
    // Read ahead without anyone waiting yet: whoever asks later gets the same rejection.
    copy.catch(() => undefined);
    this.copies.set(batch.index, copy);
    return copy;
  }

  private async copy(batch: MiniBatch): Promise<string[]> {
    const root = path.join(this.folder, String(batch.index));
    const files = batch.files.map((file) => ({ ...file, local: localPath(root, file.path) }));
    const folders = new Set(files.map((file) => path.dirname(file.local)));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    await eachOf(files, (file) => this.fetch(file, file.local));
    return files.map((file) => file.local);
  }

  private async fetch(file: InputFile, local: string): Promise<void> {
    this.signal.throwIfAborted();
    await retryStorage(() => this.blobs.download(this.container, file.blob, local), this.signal);
  }

  /** Removes the copy of a mini-batch; the next try gets a fresh one. */
  async drop(batch: MiniBatch): Promise<void> {
    const copy = this.copies.get(batch.index);
    this.copies.delete(batch.index);
    await copy?.catch(() => undefined);
    await rm(path.join(this.folder, String(batch.index)), { recursive: true, force: true });
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
