import type { Hit } from './find';
import { type LogSegment, parseLogLine } from './log-line';

export type LogTone = 'time' | 'error' | 'warn' | 'info' | null;

/** A run of text of one look. `hit` is the index of the find hit that it belongs to. */
export interface LogPiece extends LogSegment {
  /** Where the piece stands in the line's visible text: also its key in a list. */
  from: number;
  tone: LogTone;
  hit: number | null;
}

const TIME =
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?|^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?/;
const LEVEL = /\b(?:(ERROR|CRITICAL|FATAL)|(WARN(?:ING)?)|(INFO|DEBUG))\b/;
/** A level word counts only near the start of a line, where loggers put it. */
const LEVEL_WITHIN = 80;

const CLOCK = /\d\d:\d\d:\d\d/;

/** The time of day of a piece that is a time, for where there is little room; any other piece as it is. */
export function withShortTime(piece: LogPiece): LogPiece {
  return piece.tone === 'time' ? { ...piece, text: CLOCK.exec(piece.text)?.[0] ?? piece.text } : piece;
}

interface Mark {
  from: number;
  to: number;
}

function tonesOf(text: string): (Mark & { tone: LogTone })[] {
  const time = TIME.exec(text);
  const level = LEVEL.exec(text.slice(0, LEVEL_WITHIN));
  const marks: (Mark & { tone: LogTone })[] = [];
  if (time) marks.push({ from: 0, to: time[0].length, tone: 'time' });
  if (level) {
    const tone = level[1] ? 'error' : level[2] ? 'warn' : 'info';
    marks.push({ from: level.index, to: level.index + level[0].length, tone });
  }
  return marks;
}

const inside = (mark: Mark, at: number) => at >= mark.from && at < mark.to;

/** A line cut at every place where its look changes: escape colours, time, level word, find hits. */
export function decorateLine(raw: string, hits: readonly { hit: Hit; index: number }[]): LogPiece[] {
  const segments = parseLogLine(raw);
  const tones = tonesOf(segments.map((segment) => segment.text).join(''));
  const cuts = [...tones.flatMap((mark) => [mark.from, mark.to]), ...hits.flatMap(({ hit }) => [hit.from, hit.to])];
  const pieces: LogPiece[] = [];
  let at = 0;
  for (const segment of segments) {
    const end = at + segment.text.length;
    const edges = [at, ...cuts.filter((cut) => cut > at && cut < end).sort((a, b) => a - b), end];
    for (let i = 0; i + 1 < edges.length; i++) {
      const from = edges[i] ?? at;
      const to = edges[i + 1] ?? end;
      if (from === to) continue;
      const tone = tones.find((mark) => inside(mark, from))?.tone ?? null;
      const hit = hits.find((candidate) => inside(candidate.hit, from))?.index ?? null;
      pieces.push({ ...segment, text: segment.text.slice(from - at, to - at), from, tone, hit });
    }
    at = end;
  }
  return pieces;
}
