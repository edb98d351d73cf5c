/**
 * Log text is foreign text. A line becomes a list of plain segments that React renders as text: no node is ever made
 * from what a log says. SGR colours are kept (mapped to our own tokens, so that contrast holds), every other escape
 * sequence is dropped, and characters that would hide or reorder text are shown by name
 * (performance-and-security.md, abuse case 23).
 */
export type LogColour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'gray';

export interface LogSegment {
  text: string;
  colour: LogColour | null;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  /** The text is our own name for a character that would not be seen, such as `U+202E`. */
  marker: boolean;
}

type Style = Omit<LogSegment, 'text' | 'marker'>;

/** Characters of one line that are drawn; the rest of a giant line stays out of the page and is counted instead. */
export const LINE_LIMIT = 10_000;

const plain: Style = { colour: null, bold: false, italic: false, underline: false };
const colours: readonly (LogColour | null)[] = ['gray', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', null];

const ESC = '\\u001b';
const BEL = '\\u0007';
/** SGR first (it is kept), then any CSI, OSC and other string sequences up to their end, then two-character escapes. */
const ESCAPES = new RegExp(
  `${ESC}\\[([0-9;:]*)m|${ESC}\\[[0-?]*[ -/]*[@-~]?|${ESC}[\\]PX^_][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|${ESC}[ -/]*[0-~]?`,
  'g',
);
/** Control characters but the tab, and what reorders, joins or hides: bidi controls, zero-width marks, separators, BOM, tags. */
const HIDDEN = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const NEEDS_CARE = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const controlPicture = (code: number) => String.fromCodePoint(code === 0x7f ? 0x2421 : 0x2400 + code);

/** The visible name of a character that has no shape of its own: a control picture, or its code point. */
export function nameOfHidden(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return controlPicture(code);
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function colourOf(code: number): LogColour | null | undefined {
  if (code === 39) return null;
  if (code >= 30 && code <= 37) return colours[code - 30];
  return code >= 90 && code <= 97 ? colours[code - 90] : undefined;
}

function applySgr(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number);
  let next = style;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48 || code === 58) i += codes[i + 1] === 2 ? 4 : 2;
    else next = applyCode(next, code);
  }
  return next;
}

function applyCode(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 22) return { ...style, bold: false };
  if (code === 3 || code === 23) return { ...style, italic: code === 3 };
  if (code === 4 || code === 24) return { ...style, underline: code === 4 };
  const colour = colourOf(code);
  return colour === undefined ? style : { ...style, colour };
}

function pushText(into: LogSegment[], text: string, style: Style): void {
  let from = 0;
  for (const hit of text.matchAll(HIDDEN)) {
    if (hit.index > from) into.push({ ...style, text: text.slice(from, hit.index), marker: false });
    into.push({ ...plain, text: nameOfHidden(hit[0]), marker: true });
    from = hit.index + hit[0].length;
  }
  if (from < text.length) into.push({ ...style, text: text.slice(from), marker: false });
}

/** One line (without its line feed) as segments. A carriage return at the end is part of the line ending and is dropped. */
export function parseLogLine(raw: string): LogSegment[] {
  const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  if (!NEEDS_CARE.test(line)) return line === '' ? [] : [{ ...plain, text: line, marker: false }];
  const segments: LogSegment[] = [];
  let style = plain;
  let from = 0;
  for (const hit of line.matchAll(ESCAPES)) {
    pushText(segments, line.slice(from, hit.index), style);
    if (hit[1] !== undefined) style = applySgr(style, hit[1]);
    from = hit.index + hit[0].length;
  }
  pushText(segments, line.slice(from), style);
  return segments;
}

/** The line as a person sees it: what find looks through and what tests compare. */
export function visibleText(raw: string): string {
  if (!NEEDS_CARE.test(raw)) return raw;
  return parseLogLine(raw)
    .map((segment) => segment.text)
    .join('');
}

/** Splits a giant line into what is drawn and how many characters are not. Never cuts a surrogate pair. */
export function clipLine(raw: string): { shown: string; hidden: number } {
  if (raw.length <= LINE_LIMIT) return { shown: raw, hidden: 0 };
  const last = raw.charCodeAt(LINE_LIMIT - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? LINE_LIMIT - 1 : LINE_LIMIT;
  return { shown: raw.slice(0, end), hidden: raw.length - end };
}
