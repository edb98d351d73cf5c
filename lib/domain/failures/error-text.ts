/** One failure as an errors file tells it: a try of a mini-batch, an `init()`, or a traceback that names neither. */
export interface ErrorEntry {
  /** Null for an `init()`, and where the text names none. */
  miniBatch: number | null;
  stage: 'init' | 'run';
  tries: { nth: number; of: number } | null;
  /** `10.0.0.4/process000` */
  process: string | null;
  /** ISO-8601. */
  at: string | null;
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

const STAMP = String.raw`\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?)(?:Z|\+00:?00)?\]?`;
/** As `logs/user/error.txt` of the local workspace begins an entry; Azure documents no form of its own. */
const HEAD = new RegExp(
  `^${STAMP} (?:Mini-batch (\\d+) failed(?: on (\\S+?))?, try (\\d+) of (\\d+)\\.|init\\(\\) failed(?: on (\\S+?))?\\.$)`,
);
const TRACEBACK = /^Traceback \(most recent call last\):/;
const STAMPED = new RegExp(`^${STAMP}`);
const NAMED = /mini[- ]?batch(?: id| #)?[ :=]+(\d+)/i;
/** Python joins the traceback of an exception and of what came of it by one of two sentences, with empty lines around. */
const JOINT = /^(?:During handling of the above exception|The above exception was the direct cause)/;
/** `ValueError: bad header 1` of Python, `RangeError: …` of a JavaScript stack, `torch.cuda.OutOfMemoryError`. */
const TYPED = /^([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)(?:: (.*))?$/;
const TYPE_NAME = /(?:Error|Exception|Exit|Interrupt|Warning|Iteration|Fault|Group)$/;
const EXCERPT_BEFORE = 6;
const EXCERPT_LINES = 10;
const LINE_LENGTH = 400;

interface Block {
  /** Index of the line that begins it, and behind its last one. */
  start: number;
  end: number;
}

const instantOf = (stamp: string | undefined) => {
  const at = new Date(`${stamp?.replace(' ', 'T').replace(',', '.')}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

function blocksFrom(starts: readonly number[], end: number): Block[] {
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? end }));
}

/** A traceback that goes on another one is no failure of its own. */
const goesOn = (lines: readonly string[], at: number) =>
  lines.slice(Math.max(0, at - 3), at).some((line) => JOINT.test(line));

function blocksOf(lines: readonly string[]): Block[] {
  const all = [...lines.keys()];
  const heads = all.filter((at) => HEAD.test(lines[at] ?? ''));
  if (heads.length > 0) return blocksFrom(heads, lines.length);
  const traces = all.filter((at) => TRACEBACK.test(lines[at] ?? '') && !goesOn(lines, at));
  // What stands right over a traceback is about it: when, and which mini-batch.
  const starts = traces.map((at) => (STAMPED.test(lines[at - 1] ?? '') ? at - 1 : at));
  return blocksFrom(starts, lines.length);
}

interface Said {
  at: number;
  type: string | null;
  message: string;
}

/** Where a block says what happened: under the last traceback what is not indented, else its first line. */
function saidIn(lines: readonly string[], { start, end }: Block): Said {
  const isTrace = (at: number) => TRACEBACK.test(lines[at] ?? '');
  const trace = Array.from({ length: end - start }, (_, back) => end - 1 - back).find(isTrace);
  const from = trace === undefined ? start + (HEAD.test(lines[start] ?? '') ? 1 : 0) : trace + 1;
  const at = Array.from({ length: end - from }, (_, on) => from + on).find((each) => /^\S/.test(lines[each] ?? ''));
  if (at === undefined) return { at: start, type: null, message: (lines[start] ?? '').trim() };
  const text = lines[at] ?? '';
  const [, type, message] = TYPED.exec(text) ?? [];
  const isType = type !== undefined && (trace !== undefined || TYPE_NAME.test(type));
  return isType ? { at, type, message: message ?? '' } : { at, type: null, message: text };
}

function excerptOf(lines: readonly string[], block: Block, at: number) {
  const start = Math.max(block.start, at - EXCERPT_BEFORE);
  const shown = lines.slice(start, Math.min(block.end, start + EXCERPT_LINES));
  while (shown.at(-1)?.trim() === '') shown.pop();
  return { line: at + 1, from: start + 1, lines: shown.map((line) => line.slice(0, LINE_LENGTH)) };
}

function entryOf(path: string, lines: readonly string[], block: Block): ErrorEntry {
  const first = lines[block.start] ?? '';
  const [, stamp = STAMPED.exec(first)?.[1], index, seat, nth, of, initSeat] = HEAD.exec(first) ?? [];
  const { at, type, message } = saidIn(lines, block);
  const named = index ?? (TRACEBACK.test(first) ? undefined : NAMED.exec(first)?.[1]);
  return {
    miniBatch: named === undefined ? null : Number(named),
    stage: HEAD.test(first) && index === undefined ? 'init' : 'run',
    tries: nth === undefined ? null : { nth: Number(nth), of: Number(of) },
    process: seat ?? initSeat ?? null,
    at: instantOf(stamp),
    type,
    message,
    path,
    ...excerptOf(lines, block, at),
  };
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
