import type { ReactNode } from 'react';
import { BarredNote } from '@/components/layout';
import { Card } from '@/components/ui/card';

export interface SidePanelProps {
  title: string;
  count?: number;
  children: ReactNode;
  /** What will happen, in a sentence or two. */
  note: string;
  /** The action that a write needs. */
  action: string;
  /** Pinned to the lower edge on phones. */
  buttons: ReactNode;
  /** Why the first of them can not be pressed: a finger has no hover to ask with. */
  reason: string | undefined;
}

/** Beside the text: what it means, what is wrong with it, and the buttons. */
export function SidePanel({ title, count, children, note, action, buttons, reason }: SidePanelProps) {
  return (
    <Card title={title} {...(count === undefined ? {} : { count })} flush className="flex flex-col self-start">
      <div className="min-h-24">{children}</div>
      <p className="border-t border-border px-4 pt-4 text-12 text-fg-2 max-md:pb-4">{note}</p>
      <BarredNote what="write this" action={action} className="px-4 pt-2 max-md:pb-4" />
      <div className="flex flex-wrap gap-2 p-4 pt-3 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-border max-md:bg-surface max-md:pb-safe">
        {reason && (
          <p aria-hidden className="w-full text-12 text-fg-2 md:hidden">
            {reason}
          </p>
        )}
        {buttons}
      </div>
    </Card>
  );
}

/** Text and panel beside each other, below each other where there is no room. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 min-[1024px]:grid-cols-[minmax(0,1fr)_328px]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{main}</div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{side}</div>
    </div>
  );
}
