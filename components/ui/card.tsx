import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { Count } from './count';

export interface CardProps {
  title: ReactNode;
  /** How many things it holds, as a chip after the title. */
  count?: number | string;
  /** Small things at the far end of the head: a count, a link, a button. */
  aside?: ReactNode;
  /** Content goes to the edges (tables). */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A section of a page with a heading of level 2. */
export function Card({ title, count, aside, flush, className, children }: CardProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={cn('min-w-0 rounded-8 border border-border bg-surface', className)}>
      <header className="flex min-h-11 items-center gap-2 border-b border-border py-1.5 pr-3 pl-4">
        <h2 id={headingId} className="min-w-0 flex-1 text-14 font-semibold">
          {title}
          {count !== undefined && (
            <>
              {' '}
              <span className="ml-1">
                <Count count={count} />
              </span>
            </>
          )}
        </h2>
        {aside && <div className="flex shrink-0 items-center gap-2 text-12 text-fg-2">{aside}</div>}
      </header>
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  );
}
