/** What the first line of an entry tells. */
export interface EntryHead {
  /** Null for an `init()`, and where the text names none. */
  miniBatch: number | null;
  stage: 'init' | 'run';
  tries: { nth: number; of: number } | null;
  /** `10.0.0.4/process000` */
  process: string | null;
  /** ISO-8601. */
  at: string | null;
}

export interface Block {
  /** Index of the line that begins it, and behind its last one. */
  start: number;
  end: number;
}

const STAMP = String.raw`\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?)(Z|[+-]\d\d(?::?\d\d)?)?\]?`;
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

/** Without an offset it is UTC, as the clocks of the nodes are. */
const instantOf = ([, stamp, zone = 'Z']: readonly (string | undefined)[]) => {
  const offset = zone.replace(/^(.\d\d):?(\d\d)?$/, (_, hours, minutes = '00') => `${hours}:${minutes}`);
  const at = new Date(`${stamp?.replace(' ', 'T').replace(',', '.')}${offset}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

/** Reads the first line of an entry; what does not stand in it is null. */
export function headOf(line: string): EntryHead {
  const [, , , index, seat, nth, of, initSeat] = HEAD.exec(line) ?? [];
  const named = index ?? (TRACEBACK.test(line) ? undefined : NAMED.exec(line)?.[1]);
  return {
    miniBatch: named === undefined ? null : Number(named),
    stage: HEAD.test(line) && index === undefined ? 'init' : 'run',
    tries: nth === undefined ? null : { nth: Number(nth), of: Number(of) },
    process: seat ?? initSeat ?? null,
    at: instantOf(STAMPED.exec(line) ?? []),
  };
}

function blocksFrom(starts: readonly number[], end: number): Block[] {
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? end }));
}

/** A traceback that goes on another one is no failure of its own. */
const goesOn = (lines: readonly string[], at: number) =>
  lines.slice(Math.max(0, at - 3), at).some((line) => JOINT.test(line));

/** The entries of a text by their lines: by the heads that we know, else by tracebacks; none where there is neither. */
export function blocksOf(lines: readonly string[]): Block[] {
  const all = [...lines.keys()];
  const heads = all.filter((at) => HEAD.test(lines[at] ?? ''));
  if (heads.length > 0) return blocksFrom(heads, lines.length);
  const traces = all.filter((at) => TRACEBACK.test(lines[at] ?? '') && !goesOn(lines, at));
  // What stands right over a traceback is about it: when, and which mini-batch.
  const starts = traces.map((at) => (STAMPED.test(lines[at - 1] ?? '') ? at - 1 : at));
  return blocksFrom(starts, lines.length);
}

interface Said {
  /** Index of the line. */
  at: number;
  type: string | null;
  message: string;
}

/** Where a block says what happened: under the last traceback what is not indented, else its first line. */
export function saidIn(lines: readonly string[], { start, end }: Block): Said {
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
