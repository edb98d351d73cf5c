import type { ReactNode } from 'react';

/** Two short lists, one below the other, for addresses are long: what a deletion takes, and what it leaves. */
export function WhatStays({ goes, stays }: { goes: ReactNode[]; stays: ReactNode[] }) {
  return (
    <div className="mt-3 grid gap-3">
      <List title="What goes" items={goes} />
      <List title="What stays" items={stays} />
    </div>
  );
}

function List({ title, items }: { title: string; items: ReactNode[] }) {
  return (
    <div className="min-w-0">
      <p className="font-medium text-fg">{title}</p>
      <ul className="mt-1 list-disc pl-5 [overflow-wrap:anywhere]">
        {items.map((item) => (
          <li key={String(item)}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

/** What neither deletion takes, in Azure's words for it. */
export const STAYS = [
  'Jobs, their logs and their outputs',
  'Data, models, code, environments and components',
  'The compute cluster',
];
