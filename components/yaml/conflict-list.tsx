import { Button } from '@/components/ui/button';
import type { Conflict } from '@/lib/domain/changes/merge';

export interface ConflictListProps {
  conflicts: readonly Conflict[];
  onChoose: (conflict: Conflict, side: 'mine' | 'theirs') => void;
}

const shown = (text: string | null) => (text === null ? 'not set' : text === '' ? 'empty' : text);

/** Whoever pressed Apply may have scrolled far down. */
const bringIn = (list: HTMLElement | null) => list?.scrollIntoView({ block: 'nearest' });

/** Fields that were changed here and elsewhere, each to be decided; until then the text says what was typed. */
export function ConflictList({ conflicts, onChoose }: ConflictListProps) {
  return (
    <ul
      ref={bringIn}
      aria-label="Changed on both sides"
      className="scroll-mt-32 scroll-mb-32 overflow-hidden rounded-8 border border-border bg-st-completed-with-failures-soft"
    >
      {conflicts.map((conflict) => (
        <li key={conflict.path.join('/')} className="border-b border-border px-4 py-2.5 last:border-0">
          <div className="font-medium [overflow-wrap:anywhere]">{conflict.label}</div>
          <p className="text-12 text-fg-2 [overflow-wrap:anywhere]">
            Was {shown(conflict.base)}. Live now {shown(conflict.theirs)}, yours {shown(conflict.mine)}.
          </p>
          {conflict.byHand && (
            <p role="alert" className="text-12">
              The text as it stands has no place for the live value: correct its errors or write it there by hand, then
              choose.
            </p>
          )}
          <div className="mt-1.5 flex flex-wrap gap-2">
            <Button
              size="sm"
              onClick={() => onChoose(conflict, 'theirs')}
              aria-label={`Take the live ${conflict.label}`}
            >
              Take {shown(conflict.theirs)}
            </Button>
            <Button size="sm" onClick={() => onChoose(conflict, 'mine')} aria-label={`Keep my ${conflict.label}`}>
              Keep {shown(conflict.mine)}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
