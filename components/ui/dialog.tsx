'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from './button';

const Popup = lazy(() => import('./dialog-popup'));

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
  wide?: boolean;
  initialFocus?: React.RefObject<HTMLElement | null>;
}

/** A modal dialog: focus stays inside, Esc closes, focus returns. On phones it rises from the bottom. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  return wanted ? (
    <Suspense fallback={null}>
      <Popup {...props} />
    </Suspense>
  ) : null;
}

export interface ConfirmDialogProps extends Omit<DialogProps, 'footer' | 'wide' | 'initialFocus'> {
  /** Verb, noun and count. */
  confirmLabel: string;
  /** The safe button: what stays. */
  keepLabel: string;
  onConfirm: () => void;
  busy?: boolean;
  tone?: 'danger' | 'primary';
  /** Why it can not be confirmed yet. */
  disabledReason?: string;
}

/** A question before something that can not be undone. The safe button has the focus first. */
export function ConfirmDialog({
  confirmLabel,
  keepLabel,
  onConfirm,
  busy,
  tone = 'danger',
  ...props
}: ConfirmDialogProps) {
  const keep = useRef<HTMLButtonElement>(null);
  const { disabledReason, ...dialog } = props;
  const footer = (
    <>
      <Button ref={keep} onClick={() => props.onOpenChange(false)}>
        {keepLabel}
      </Button>
      <Button
        variant={tone === 'danger' ? 'danger-solid' : 'primary'}
        onClick={onConfirm}
        busy={busy}
        disabledReason={disabledReason}
      >
        {confirmLabel}
      </Button>
    </>
  );
  return <Dialog {...dialog} footer={footer} initialFocus={keep} />;
}
