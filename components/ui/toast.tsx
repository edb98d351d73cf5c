'use client';

import { CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './button';
import { type ShownToast, type ToastMessage, toastStore } from './toast-store';

const NONE: readonly ShownToast[] = [];
const PLAIN_MS = 6000;
/** Longer where there is something to press. */
const WITH_ACTION_MS = 10_000;

/** `show` puts a message at the corner of the page for some seconds. */
export function useToast(): { show: (message: ToastMessage) => void } {
  return toastStore;
}

/** Where the toasts of `useToast` appear. One in the whole page. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current, () => NONE);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 top-14 z-50 grid gap-2 md:inset-x-auto md:top-auto md:right-6 md:bottom-6 md:w-90"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: ShownToast }) {
  const [held, setHeld] = useState(false);
  const close = () => toastStore.close(toast.id);
  useEffect(() => {
    const wait = toast.action ? WITH_ACTION_MS : PLAIN_MS;
    const timer = held ? undefined : setTimeout(() => toastStore.close(toast.id), wait);
    return () => clearTimeout(timer);
  }, [held, toast]);
  const Icon = toast.tone === 'ok' ? CircleCheck : Info;
  return (
    <article
      aria-label="Message"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex gap-2.5 rounded-8 border border-border bg-overlay px-3.5 py-3 shadow-3"
    >
      <Icon
        aria-hidden
        className={toast.tone === 'ok' ? 'mt-0.5 size-4 text-st-completed' : 'mt-0.5 size-4 text-st-running'}
      />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <div className="font-semibold">{toast.title}</div>
        {toast.description && <div className="text-fg-2">{toast.description}</div>}
        {toast.action && <ToastAction action={toast.action} close={close} />}
      </div>
      <button
        type="button"
        aria-label="Close message"
        onClick={close}
        className="inline-grid size-6 shrink-0 place-items-center rounded-4 text-fg-3 hover:bg-hover hover:text-fg"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </article>
  );
}

function ToastAction({ action, close }: { action: { label: string; onClick: () => void }; close: () => void }) {
  const press = () => {
    action.onClick();
    close();
  };
  return (
    <Button size="sm" className="mt-2" onClick={press}>
      {action.label}
    </Button>
  );
}
