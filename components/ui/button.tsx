'use client';

import Link from 'next/link';
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style';
import { cn } from './cn';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Work is under way: a spinner takes the icon's place and clicks do nothing. */
  busy?: boolean;
  busyLabel?: string;
  /** Why it can not be used. The button stays focusable and says so. */
  disabledReason?: string | undefined;
}

/** A button that never becomes unreachable: disabled and busy are `aria-` states, and the reason is its description. */
export function Button(props: ButtonProps) {
  const {
    variant = 'default',
    size,
    icon,
    busy,
    busyLabel,
    disabledReason,
    children,
    className,
    onClick,
    ...rest
  } = props;
  const reasonId = useId();
  const off = busy || rest.disabled || Boolean(disabledReason);
  // That work has begun is told a moment after the press: the second half of a double click may come before it.
  const isEcho = ({ detail }: MouseEvent) => busy !== undefined && detail > 1;
  const stop = (event: MouseEvent<HTMLButtonElement>) =>
    off || isEcho(event) ? event.preventDefault() : onClick?.(event);
  const button = (
    <button
      type="button"
      {...rest}
      disabled={undefined}
      onClick={stop}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-describedby={disabledReason ? reasonId : rest['aria-describedby']}
      className={buttonStyle(variant, size, off && !busy, className)}
    >
      {busy ? <Spinner /> : icon}
      {busy && busyLabel ? busyLabel : children}
    </button>
  );
  return disabledReason ? <WithReason id={reasonId} reason={disabledReason} button={button} /> : button;
}

function WithReason({ id, reason, button }: { id: string; reason: string; button: React.ReactElement }) {
  return (
    <>
      <Tooltip content={reason}>{button}</Tooltip>
      <span id={id} className="sr-only">
        {reason}
      </span>
    </>
  );
}

export interface LinkButtonProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

/** A link to another page that looks like a button. */
export function LinkButton({ variant = 'default', size, icon, children, className, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonStyle(variant, size, false, className)}>
      {icon}
      {children}
    </Link>
  );
}

export interface IconButtonProps extends ComponentProps<'button'> {
  label: string;
  icon: ReactNode;
}

/** A square button whose only content is an icon; the label is its name and its tooltip. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={cn(
          'inline-grid size-8 shrink-0 place-items-center rounded-6 text-fg-2 transition-colors duration-(--dur-1) hover:bg-hover hover:text-fg max-md:size-10',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
