'use client';

import { useId } from 'react';

export interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onValueChange: (value: T) => void;
}

/** One of two to four short words in a row: radio buttons, so that arrows choose. */
export function Segments<T extends string>({ label, value, options, onValueChange }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className="inline-flex h-(--control-h) items-stretch rounded-6 border border-control bg-surface p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="inline-flex min-w-6 cursor-pointer items-center rounded-4 px-2.5 font-medium text-fg-2 hover:bg-hover has-checked:bg-selected has-checked:font-semibold has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
