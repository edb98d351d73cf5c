import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { LokiDocument } from 'azurite/dist/src/blob/BlobServer.js';

/** A change of the index: a document as it is now (with `from`, only its blocks from that one on), or its removal. */
export type Change = { on: string; put: LokiDocument; from?: number } | { on: string; gone: number };

/**
 * What changed since an index was last saved, in files beside it (`blobs.json.log.7`), written before the request that
 * made the change is answered: a kill at any instant takes nothing that was acknowledged. (A power cut may: nothing is
 * synced to the disk itself.)
 */
export class IndexLog {
  private current: number;
  private descriptor: number;

  constructor(private readonly index: string) {
    this.current = Math.max(0, ...this.numbers()) + 1;
    this.descriptor = openSync(this.file(this.current), 'a', 0o600);
  }

  private file = (number: number) => `${this.index}.log.${number}`;

  private numbers(): number[] {
    const prefix = `${path.basename(this.index)}.log.`;
    const names = readdirSync(path.dirname(this.index)).filter((name) => name.startsWith(prefix));
    return names.map((name) => Number(name.slice(prefix.length))).sort((a, b) => a - b);
  }

  /** Throws when the disk refuses it; then the request fails and nothing was acknowledged. */
  add(change: Change): void {
    // The line feed comes first, so that a line which was cut off spoils no other.
    const line = Buffer.from(`\n${JSON.stringify(change)}`);
    if (writeSync(this.descriptor, line) < line.length) throw new Error('There is no space left on the disk.');
  }

  /** Changes from now on go into a new file. Answers what drops the files before it, once the index holds them. */
  turn(): () => void {
    const before = this.current;
    if (!this.turned()) return () => undefined;
    return () => {
      for (const number of this.numbers()) if (number <= before) rmSync(this.file(number), { force: true });
    };
  }

  /** False when no new file can be opened, as on a full disk; the present one goes on then. */
  private turned(): boolean {
    const before = this.descriptor;
    try {
      this.descriptor = openSync(this.file(this.current + 1), 'a', 0o600);
    } catch {
      return false;
    }
    this.current += 1;
    closeSync(before);
    return true;
  }

  /** Every change that is kept, oldest first; lines that a kill cut off were never acknowledged and are left out. */
  read(): Change[] {
    return this.numbers().flatMap((number) => readFileSync(this.file(number), 'utf8').split('\n').flatMap(changeOf));
  }
}

function changeOf(line: string): Change[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
