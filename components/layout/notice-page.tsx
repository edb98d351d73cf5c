import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Mark } from './mark';

export interface NoticePageProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  /** The way on; the workspace without it. */
  action?: ReactNode;
}

/** A whole page that says one thing: not found, could not be drawn. */
export function NoticePage({ icon, title, children, action = <HomeLink /> }: NoticePageProps) {
  return (
    <main className="grid min-h-[calc(100dvh-96px)] place-items-center p-(--page-pad)">
      <title>{`${title} · Batch Studio`}</title>
      <div className="w-full max-w-130 rounded-12 border border-border bg-surface py-4 shadow-2">
        <h1 className="sr-only">{title}</h1>
        <EmptyState title={title} icon={icon} action={action}>
          {children}
        </EmptyState>
        <div className="flex items-center justify-center gap-2 pb-2 text-12 text-fg-3">
          <Mark size={16} />
          Batch Studio
        </div>
      </div>
    </main>
  );
}

const HomeLink = () => (
  <LinkButton href="/" variant="primary">
    Go to the workspace
  </LinkButton>
);
