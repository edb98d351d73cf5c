import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import type { View } from './use-view';

const views: { value: View; label: string }[] = [
  { value: 'form', label: 'Form' },
  { value: 'edit', label: 'Edit' },
  { value: 'diff', label: 'Diff' },
];

/** Form, text or both texts beside each other: three views of one draft. Plain radio inputs, arrows move. */
export function ViewSwitch({ view, onChoose }: { view: View; onChoose: (view: View) => void }) {
  const name = useId();
  return (
    <fieldset className="flex w-fit rounded-6 border border-border bg-sunken p-0.5">
      <legend className="sr-only">View</legend>
      {views.map(({ value, label }) => (
        <label
          key={value}
          className={cn(
            'relative flex h-7 cursor-pointer items-center rounded-4 px-3 font-medium has-focus-visible:outline-2 has-focus-visible:outline-focus max-md:h-9',
            value === view ? 'bg-surface text-fg shadow-1' : 'text-fg-2 hover:text-fg',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={value === view}
            onChange={() => onChoose(value)}
            className="sr-only"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
