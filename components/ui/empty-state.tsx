import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What there is none of. */
  title: ReactNode;
  /** Why, in a sentence or two. */
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

/** Stands where content would be: what this is, why it is empty, one thing to do. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-8 text-center">
      <span className="mb-2 grid size-10 place-items-center rounded-8 border border-border bg-sunken text-fg-2 [&>svg]:size-5">
        {icon ?? <Inbox aria-hidden />}
      </span>
      <p className="font-semibold">{title}</p>
      {children && <div className="max-w-md text-fg-2 [overflow-wrap:anywhere]">{children}</div>}
      {action && <div className="mt-2.5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
