'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';
import { FieldNotes, notesOf } from './field-notes';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size'> {
  label: string;
  /** Keeps the label for screen readers only: for filters, where an icon and a placeholder stand. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: ReactNode;
  icon?: ReactNode;
  mono?: boolean;
}

/** A labelled text input; hint and error are tied to it as descriptions. */
export function TextField({ label, labelHidden, hint, error, icon, mono, className, ...rest }: TextFieldProps) {
  const id = useId();
  const describedBy = notesOf({ id, hint, error });
  return (
    <div className={cn('min-w-0', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1.5 block font-medium'}>
        {label}
      </label>
      <div className="relative">
        {icon && (
          <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-fg-2">{icon}</span>
        )}
        <input
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          className={cn(
            'h-(--control-h) w-full min-w-0 rounded-6 border bg-surface pr-2.5 text-13 text-fg placeholder:text-fg-3 max-md:text-16',
            icon ? 'pl-8.5' : 'pl-2.5',
            error ? 'border-danger' : 'border-control',
            mono && 'mono',
          )}
        />
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
