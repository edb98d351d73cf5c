'use client';

import { type ReactNode, useId } from 'react';

export interface CheckboxProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** A labelled checkbox; the whole line is its target. */
export function Checkbox({ label, hint, checked, onCheckedChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex min-h-6 items-start gap-2">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-fg [overflow-wrap:anywhere]">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-12 text-fg-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
