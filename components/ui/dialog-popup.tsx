'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { cn } from './cn';
import type { DialogProps } from './dialog';

/** The dialog's body, in a file of its own: it is loaded when a dialog first opens. */
export default function DialogPopup({ open, onOpenChange, title, children, footer, wide, initialFocus }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--dur-3) data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Base.Popup initialFocus={initialFocus} className={cn(popup, wide ? 'md:w-190' : 'md:w-120')}>
          <div className="min-h-0 overflow-y-auto px-5 pt-4.5 pb-4">
            <Base.Title className="text-16 font-semibold [overflow-wrap:anywhere]">{title}</Base.Title>
            <div className="mt-1 text-fg-2 [overflow-wrap:anywhere]">{children}</div>
          </div>
          {footer && (
            <div className="pb-safe flex flex-wrap justify-end gap-2 border-t border-border px-5 pt-3">{footer}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const popup =
  'fixed z-50 flex max-h-[calc(100dvh-48px)] flex-col overflow-hidden border border-border bg-overlay shadow-3 transition-[opacity,translate] duration-(--dur-3) ease-out max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-12 max-md:data-starting-style:translate-y-6 max-md:data-ending-style:translate-y-6 md:top-1/2 md:left-1/2 md:max-w-[calc(100vw-48px)] md:-translate-1/2 md:rounded-12 data-starting-style:opacity-0 data-ending-style:opacity-0';
