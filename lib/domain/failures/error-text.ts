import { type Block, blocksOf, type EntryHead, headOf, saidIn } from './error-blocks';

/** One failure as an errors file tells it: a try of a mini-batch, an `init()`, or a traceback that names neither. */
export interface ErrorEntry extends EntryHead {
  /** `ValueError`; null where the text has no exception of a type. */
  type: string | null;
  /** First line of the message. */
  message: string;
  path: string;
  /** 1-based number of the line that says it, and the lines around it: `from` is the number of the first. */
  line: number;
  from: number;
  lines: string[];
}

export interface ErrorText {
  path: string;
  text: string;
  /** Only the beginning of the file was read: its last entry may not be whole. */
  cut: boolean;
}

const EXCERPT_BEFORE = 6;
const EXCERPT_LINES = 10;
const LINE_LENGTH = 400;

function excerptOf(lines: readonly string[], block: Block, at: number) {
  const start = Math.max(block.start, at - EXCERPT_BEFORE);
  const shown = lines.slice(start, Math.min(block.end, start + EXCERPT_LINES));
  while (shown.at(-1)?.trim() === '') shown.pop();
  return { line: at + 1, from: start + 1, lines: shown.map((line) => line.slice(0, LINE_LENGTH)) };
}

function entryOf(path: string, lines: readonly string[], block: Block): ErrorEntry {
  const { at, type, message } = saidIn(lines, block);
  return { ...headOf(lines[block.start] ?? ''), type, message, path, ...excerptOf(lines, block, at) };
}

/** A text of no form that we know is one entry, so that it is shown as it is. */
function unknownEntry(path: string, lines: readonly string[]): ErrorEntry[] {
  const at = lines.findIndex((line) => line.trim() !== '');
  if (at < 0) return [];
  const nothing = { miniBatch: null, stage: 'run', tries: null, process: null, at: null, type: null } as const;
  const whole = { start: at, end: lines.length };
  return [{ ...nothing, message: (lines[at] ?? '').trim(), path, ...excerptOf(lines, whole, at) }];
}

/** The failures that an errors file tells of, in its order; never throws, whatever the text is. */
export function readErrorText({ path, text, cut }: ErrorText): ErrorEntry[] {
  const lines = text.split(/\r?\n/);
  const blocks = blocksOf(lines);
  if (blocks.length === 0) return unknownEntry(path, lines);
  const whole = cut && blocks.length > 1 ? blocks.slice(0, -1) : blocks;
  return whole.map((block) => entryOf(path, lines, block));
}
