'use client';

import { type ComponentProps, cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';

const load = () => import('./menu-popup');
const Popup = lazy(load);

export interface MenuItem {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  href?: string;
  onSelect?: () => void;
  tone?: 'danger';
  /** Marks the chosen one of several. */
  checked?: boolean;
  /** Draws a line before it. */
  separated?: boolean;
}

export interface MenuProps {
  label: string;
  /** The button that opens it. */
  trigger: ReactElement<ComponentProps<'button'>>;
  /** Text above the items: whose account, which workspace. */
  heading?: ReactNode;
  items: MenuItem[];
  align?: 'start' | 'end';
  onOpenChange?: (open: boolean) => void;
}

/** A list of actions behind a button. Arrows move, Enter chooses, Esc closes and gives the focus back. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const button = cloneElement(props.trigger, {
    'aria-label': props.label,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => {
      setWanted(true);
      props.onOpenChange?.(true);
    },
  });
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <Popup {...props} />
    </Suspense>
  );
}
