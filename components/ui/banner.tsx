import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { CopyButton } from './copy-button';

const tones = {
  bad: {
    Icon: OctagonX,
    ground: 'bg-st-failed-soft border-[color-mix(in_oklab,var(--st-failed)_35%,transparent)]',
    icon: 'text-st-failed',
  },
  warn: {
    Icon: TriangleAlert,
    ground:
      'bg-st-completed-with-failures-soft border-[color-mix(in_oklab,var(--st-completed-with-failures)_35%,transparent)]',
    icon: 'text-st-completed-with-failures',
  },
  info: {
    Icon: Info,
    ground: 'bg-st-running-soft border-[color-mix(in_oklab,var(--st-running)_35%,transparent)]',
    icon: 'text-st-running',
  },
};

export interface BannerProps {
  tone: keyof typeof tones;
  /** The first sentence, bold: what happened. */
  title: ReactNode;
  children?: ReactNode;
  requestId?: string | null | undefined;
  /** Links and small buttons: what to do. */
  actions?: ReactNode;
}

/** Something the reader should know about the page or the section under it. Bad ones are announced at once. */
export function Banner({ tone, title, children, requestId, actions }: BannerProps) {
  const { Icon, ground, icon } = tones[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex gap-2.5 rounded-8 border px-3.5 py-2.5', ground)}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', icon)} />
      <div className="min-w-0 flex-1">
        <div className="prose-links [overflow-wrap:anywhere]">
          <b className="font-semibold">{title}</b> {children}
        </div>
        {(requestId || actions) && (
          <div className="prose-links mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-12">
            {requestId && <RequestId id={requestId} />}
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}

function RequestId({ id }: { id: string }) {
  return (
    <span className="mono inline-flex min-w-0 items-center gap-1 text-fg-2">
      <span className="[overflow-wrap:anywhere]">request id {id}</span>
      <CopyButton text={id} label="Copy request id" />
    </span>
  );
}
