import type { LogSlice } from '@/lib/contracts/api/views';

/**
 * What is known of one log file. `lines` holds everything read so far, split at line feeds; its last entry is the line
 * still being written ('' after a line feed). While the file only grows, each value is a continuation of the one before:
 * joined by line feeds, the older text is a prefix of the newer. A file that shrank or was replaced starts a new
 * `generation`.
 */
export interface LogText {
  generation: number;
  lines: readonly string[];
  /** Byte offset of the first byte held: above 0 when the file was too large to be read from its start. */
  start: number;
  /** Byte offset behind the last byte held; the next read starts here. */
  end: number;
  /** Size of the file at the last read, in bytes. */
  total: number;
}

export type ReadSlice = (from: number) => Promise<LogSlice>;

/** Files up to this size are read whole, so that line numbers are exact; of larger ones the last part is read. */
const WHOLE_LIMIT = 16 * 1024 * 1024;
const TAIL_BYTES = 4 * 1024 * 1024;
/** One round ends after this many bytes, so that a long log shows its first lines early. */
const ROUND_BYTES = 2 * 1024 * 1024;
const ROUND_READS = 64;

const emptyLog = (generation: number, start = 0): LogText => ({
  generation,
  lines: [''],
  start,
  end: start,
  total: start,
});

function appendText(lines: readonly string[], text: string): readonly string[] {
  if (text === '') return lines;
  const [first = '', ...rest] = text.split('\n');
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${first}`, ...rest];
}

/** Joins a slice to what is known. A slice that does not continue it (shrunk, replaced, a gap) starts again from that slice. */
export function appendSlice(before: LogText, slice: LogSlice): LogText {
  const continues = !slice.restarted && slice.from === before.end && slice.total >= before.end;
  const base = continues ? before : emptyLog(before.generation + 1, slice.from);
  return { ...base, lines: appendText(base.lines, slice.text), end: slice.to, total: slice.total };
}

/** A tail begins in the middle of a line: that piece is left out. */
function dropPartialLine(log: LogText): LogText {
  if (log.start === 0 || log.lines.length < 2) return log;
  return { ...log, lines: log.lines.slice(1) };
}

async function firstRead(read: ReadSlice, wholeLimit: number): Promise<LogText> {
  const head = await read(0);
  if (head.total <= wholeLimit) return { ...appendSlice(emptyLog(0), head), generation: 0 };
  const tail = await read(-TAIL_BYTES);
  return dropPartialLine({ ...appendSlice(emptyLog(0, tail.from), tail), generation: 0 });
}

/** One read onwards. A file that was replaced is taken up again from byte 0, under its new generation. */
async function readNext(log: LogText, read: ReadSlice): Promise<LogText> {
  const next = appendSlice(log, await read(log.end));
  if (next.generation === log.generation || next.start === 0) return next;
  const again = appendSlice(emptyLog(next.generation), await read(0));
  return { ...again, generation: next.generation };
}

/**
 * Reads on from where `before` ends until the end of the file or of the round (`roundBytes`, at most `ROUND_READS`
 * requests). Rejects with what `read` rejects with.
 */
export async function readOn(
  before: LogText | null,
  read: ReadSlice,
  limits: { wholeLimit?: number; roundBytes?: number } = {},
): Promise<LogText> {
  let log = before === null ? await firstRead(read, limits.wholeLimit ?? WHOLE_LIMIT) : await readNext(before, read);
  const roundEnd = log.end + (limits.roundBytes ?? ROUND_BYTES);
  for (let reads = 1; reads < ROUND_READS && log.end < log.total && log.end < roundEnd; reads++) {
    const next = await readNext(log, read);
    // A file may end in the middle of a character: then there is nothing to read until it grows.
    if (next.end === log.end && next.generation === log.generation) return next;
    log = next;
  }
  return log;
}

/** Lines to show: the empty one behind a final line feed is none. */
export const lineCount = (log: LogText): number => log.lines.length - (log.lines.at(-1) === '' ? 1 : 0);

/** True when everything that the file held at the last read is here. */
export const isCaughtUp = (log: LogText): boolean => log.end >= log.total;
