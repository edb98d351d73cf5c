import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

export interface SidePanelProps {
  title: string;
  count?: number;
  children: ReactNode;
  /** What will happen, and the buttons; pinned to the lower edge on phones. */
  foot: ReactNode;
}

/** Beside the text: what it means, what is wrong with it, and the buttons. */
export function SidePanel({ title, count, children, foot }: SidePanelProps) {
  return (
    <Card title={title} {...(count === undefined ? {} : { count })} flush className="flex flex-col self-start">
      <div className="min-h-24">{children}</div>
      <div className="grid gap-3 border-t border-border p-4">{foot}</div>
    </Card>
  );
}

/** Text and panel beside each other, below each other where there is no room. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 min-[1024px]:grid-cols-[minmax(0,1fr)_328px]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{main}</div>
      {side}
    </div>
  );
}
