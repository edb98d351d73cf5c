'use client';

import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  initialFocus: RefObject<HTMLElement | null>;
  /** It has gone: where the focus belongs now; null gives it back to what had it. */
  focusAfter: () => HTMLElement | null;
  children: ReactNode;
}

/**
 * A dialog at the top of the window, as high whatever it holds, so that nothing in it moves while one types; on phones it is
 * the whole screen. Modal, Esc and a press beside it close it. For `lazy`.
 */
export default function Palette({ open, onOpenChange, title, initialFocus, focusAfter, children }: PaletteProps) {
  // The library would focus what can be reached by Tab inside the element, of a page that is about to go.
  const closed = (isOpen: boolean) => isOpen || focusAfter()?.focus({ preventScroll: true });
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={closed}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--dur-2) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          data-palette=""
          initialFocus={initialFocus}
          finalFocus={() => focusAfter() === null && isFree(document.activeElement)}
          className={popup}
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Another dialog that has opened meanwhile keeps the focus. */
const isFree = (active: Element | null) => active === document.body || active?.closest('[data-palette]') !== null;

const popup =
  'fixed z-50 flex flex-col overflow-hidden border-border bg-overlay shadow-3 transition-[opacity,translate] duration-(--dur-2) ease-out data-ending-style:opacity-0 data-starting-style:-translate-y-2 data-starting-style:opacity-0 max-md:inset-0 md:top-[min(96px,10dvh)] md:left-1/2 md:h-[min(520px,80dvh)] md:w-160 md:max-w-[calc(100vw-48px)] md:-translate-x-1/2 md:rounded-12 md:border';
