import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const entry = z.object({ status: z.string(), at: z.string() });

/** When a job entered its states, on disk at once: log lines are written in batches, and a crash may take the last. */
export class StateHistory {
  private readonly file: string;

  constructor(folder: string) {
    this.file = path.join(folder, 'states.ndjson');
  }

  add(status: string, at: string): void {
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      appendFileSync(this.file, `${JSON.stringify({ status, at })}\n`);
    } catch {
      // On a full disk only a line of the log is at stake; what the job needs itself fails by itself.
    }
  }

  /** The states of earlier lives, in order; a last line that a crash cut off is left out. */
  read(): { status: string; at: string }[] {
    try {
      const lines = readFileSync(this.file, 'utf8').split('\n').slice(0, -1);
      return lines.map((line) => entry.parse(JSON.parse(line)));
    } catch {
      return [];
    }
  }
}
