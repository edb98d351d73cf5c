'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { useRowWindow } from '@/components/ui/use-row-window';
import { formatCount } from '@/lib/domain/format';
import { foldsOf, seenLines } from './fold';
import { type LinePiece, piecesOf } from './highlight';

const LINE = 24;
const looks = { key: 'text-syn-key', string: 'text-syn-str', number: 'text-syn-num' };

/** A JSON or YAML text: only the lines in sight are drawn, what is nested folds, all of it can be copied. */
export function TextView({ text, label }: { text: string; label: string }) {
  const lines = useMemo(() => text.replace(/\n$/, '').split('\n'), [text]);
  const folds = useMemo(() => foldsOf(lines), [lines]);
  const [folded, setFolded] = useState<{ of: string; lines: ReadonlySet<number> }>({ of: text, lines: new Set() });
  const now = folded.of === text ? folded.lines : new Set<number>();
  const seen = useMemo(() => seenLines(lines.length, folds, now), [lines, folds, now]);
  const { body, first, last, above, below } = useRowWindow(seen.length, LINE);
  const toggle = (line: number) => setFolded({ of: text, lines: toggled(now, line) });
  const area = { tabIndex: 0, role: 'group', 'aria-label': label };
  return (
    <div>
      <div className="flex h-9 items-center justify-between border-b border-border pr-2 pl-4 text-12 text-fg-2">
        {formatCount(lines.length)} {lines.length === 1 ? 'line' : 'lines'}
        <CopyButton text={text} label={`Copy the ${label.toLowerCase()}`} />
      </div>
      <div {...area} className="mono overflow-x-auto rounded-b-8 bg-log-bg py-2 -outline-offset-2!">
        <div ref={body} className="w-max min-w-full" style={{ paddingTop: above, paddingBottom: below }}>
          {seen.slice(first, last).map((line) => (
            <Line
              key={line}
              number={line + 1}
              text={lines[line] ?? ''}
              hidden={now.has(line) ? (folds.get(line) ?? line) - line : 0}
              onToggle={folds.has(line) ? () => toggle(line) : undefined}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function toggled(lines: ReadonlySet<number>, line: number): Set<number> {
  const next = new Set(lines);
  if (!next.delete(line)) next.add(line);
  return next;
}

interface LineProps {
  number: number;
  text: string;
  /** How many lines are folded under it. */
  hidden: number;
  onToggle: (() => void) | undefined;
}

function Line({ number, text, hidden, onToggle }: LineProps) {
  const Icon = hidden > 0 ? ChevronRight : ChevronDown;
  return (
    <div className="flex h-6 leading-6 whitespace-pre">
      <span className="inline-flex w-16 shrink-0 justify-end text-fg-3 select-none">
        <span aria-hidden>{number}</span>
        {onToggle ? (
          <button
            type="button"
            onClick={onToggle}
            aria-expanded={hidden === 0}
            aria-label={`What is under line ${number}`}
            className="grid size-6 place-items-center rounded-4 hover:bg-hover hover:text-fg"
          >
            <Icon aria-hidden className="size-3.5" />
          </button>
        ) : (
          <span className="w-6" />
        )}
      </span>
      <span className="pr-4">
        <Pieces text={text} />
        {hidden > 0 && <span className="text-fg-2"> … {formatCount(hidden)} lines</span>}
      </span>
    </div>
  );
}

function Pieces({ text }: { text: string }) {
  const pieces: LinePiece[] = piecesOf(text);
  let at = 0;
  return pieces.map((piece) => {
    const key = at;
    at += piece.text.length;
    return (
      <span key={key} className={piece.look ? looks[piece.look] : undefined}>
        {piece.text}
      </span>
    );
  });
}
