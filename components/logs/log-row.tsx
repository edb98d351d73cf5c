'use client';

import { memo } from 'react';
import { formatCount } from '@/lib/domain/format';
import { decorateLine, type LogPiece, type LogTone, withShortTime } from './decorate';
import type { Hit } from './find';
import { clipLine, type LogColour } from './log-line';

const tones: Record<Exclude<LogTone, null>, string> = {
  time: 'text-fg-3',
  error: 'font-medium text-ansi-red',
  warn: 'font-medium text-ansi-yellow',
  info: 'text-ansi-blue',
};
const colours: Record<LogColour, string> = {
  red: 'text-ansi-red',
  green: 'text-ansi-green',
  yellow: 'text-ansi-yellow',
  blue: 'text-ansi-blue',
  magenta: 'text-ansi-magenta',
  cyan: 'text-ansi-cyan',
  gray: 'text-ansi-gray',
};

function classOf(piece: LogPiece): string {
  const colour = piece.colour ? colours[piece.colour] : piece.tone ? tones[piece.tone] : '';
  const shape = `${piece.bold ? 'font-semibold ' : ''}${piece.italic ? 'italic ' : ''}${piece.underline ? 'underline ' : ''}`;
  return `${colour} ${shape}`.trim();
}

function Piece({ piece, isCurrent }: { piece: LogPiece; isCurrent: boolean }) {
  if (piece.marker)
    return (
      <span className="mx-px rounded-4 bg-st-completed-with-failures-soft px-0.5 text-st-completed-with-failures-text">
        {piece.text}
      </span>
    );
  if (piece.hit === null) return <span className={classOf(piece) || undefined}>{piece.text}</span>;
  const ground = isCurrent ? 'bg-log-hit-now outline outline-fg-2' : 'bg-log-hit';
  return <mark className={`rounded-[2px] text-fg ${ground}`}>{piece.text}</mark>;
}

export interface LogLineTextProps {
  raw: string;
  hits?: readonly { hit: Hit; index: number }[];
  currentHit?: number;
  /** Of a time at the start of the line only the time of day. */
  shortTimes?: boolean;
}

const noHits: readonly { hit: Hit; index: number }[] = [];

/** The text of one line: plain text nodes in spans, isolated so that its direction can not leak into its neighbours. */
export const LogLineText = memo(function LogLineText(props: LogLineTextProps) {
  const { raw, hits = noHits, currentHit = -1, shortTimes } = props;
  const { shown, hidden } = clipLine(raw);
  const pieces = decorateLine(shown, hits);
  return (
    <bdi dir="ltr">
      {(shortTimes ? pieces.map(withShortTime) : pieces).map((piece) => (
        <Piece key={piece.from} piece={piece} isCurrent={piece.hit !== null && piece.hit === currentHit} />
      ))}
      {hidden > 0 && <span className="text-fg-3"> … {formatCount(hidden)} more characters, in the download</span>}
    </bdi>
  );
});
