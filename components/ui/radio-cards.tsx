'use client';

import { type ReactNode, useId } from 'react';
import { cn } from './cn';

interface RadioCard<T extends string> {
  value: T;
  title: ReactNode;
  caption?: ReactNode;
  icon?: ReactNode;
}

export interface RadioCardsProps<T extends string> {
  legend: string;
  legendHidden?: boolean;
  value: T;
  onValueChange: (value: T) => void;
  options: RadioCard<T>[];
}

/** A choice of few, each with a title and a line that explains it. Plain radio inputs: arrows move, Space chooses. */
export function RadioCards<T extends string>({
  legend,
  legendHidden,
  value,
  onValueChange,
  options,
}: RadioCardsProps<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={legendHidden ? 'sr-only' : 'mb-1.5 font-medium'}>{legend}</legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,140px),1fr))] gap-2">
        {options.map((option) => (
          <label key={option.value} className={cardStyle(option.value === value)}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
              className="sr-only"
            />
            {option.icon && (
              <span className={cn('mt-0.5 shrink-0', option.value === value ? 'text-accent-text' : 'text-fg-2')}>
                {option.icon}
              </span>
            )}
            <span className="min-w-0 flex-1">
              <span className="block font-medium [overflow-wrap:anywhere]">{option.title}</span>
              {option.caption && (
                <span className="block text-12 text-fg-2 [overflow-wrap:anywhere]">{option.caption}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function cardStyle(chosen: boolean): string {
  return cn(
    'relative flex min-h-12 cursor-pointer items-start gap-2.5 rounded-8 border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
    chosen
      ? 'border-accent bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent)]'
      : 'border-border-strong bg-surface hover:bg-hover',
  );
}
