import type { ReactNode } from 'react';

/** One half of what an opened cause shows: a line of words, a link, and the thing itself. */
export function DetailBox({ title, link, children }: { title: string; link: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col overflow-hidden rounded-8 border border-border">
      <div className="flex min-h-9 items-center gap-2 border-b border-border bg-sunken px-3 text-12 text-fg-2">
        <span className="min-w-0 flex-1 truncate" title={title}>
          {title}
        </span>
        <span className="shrink-0 font-medium">{link}</span>
      </div>
      {children}
    </div>
  );
}

/** The look of a link that stands alone: a target of 24 px. */
export const loneLink = 'inline-flex min-h-6 items-center whitespace-nowrap';
