import type { ReactNode } from 'react';

export interface ToastMessage {
  tone: 'ok' | 'info';
  /** What was verified. Failures belong where they happened, never only here. */
  title: ReactNode;
  description?: ReactNode;
  action?: { label: string; onClick: () => void };
}
export interface ShownToast extends ToastMessage {
  id: number;
}

const MOST = 3;
let shown: readonly ShownToast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function replace(toasts: readonly ShownToast[]) {
  shown = toasts;
  for (const listener of listeners) listener();
}

/** The toasts on the screen, oldest first, three at most. One list for the page. */
export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: () => shown,
  show: (message: ToastMessage) => replace([...shown, { ...message, id: nextId++ }].slice(-MOST)),
  close: (id: number) => replace(shown.filter((toast) => toast.id !== id)),
};
