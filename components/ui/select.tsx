'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { FieldNotes, notesOf } from './field-notes';
import { useLandmark } from './use-landmark';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  caption?: ReactNode;
}

export interface SelectProps<T extends string> {
  label: string;
  labelHidden?: boolean;
  value: T | null;
  onValueChange: (value: T) => void;
  options: SelectOption<T>[];
  placeholder?: string;
  hint?: ReactNode;
  error?: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** One of a list that is too long for radio cards. Typing finds, arrows move, Enter chooses. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, labelHidden, value, onValueChange, options, placeholder, hint, error, disabled, className } = props;
  const id = useId();
  const { ref, landmark } = useLandmark();
  const describedBy = notesOf({ id, hint, error });
  return (
    <div className={cn('min-w-0', className)}>
      <Base.Root
        items={options}
        value={value}
        disabled={disabled}
        onValueChange={(next) => next !== null && onValueChange(next)}
      >
        <Base.Label className={labelHidden ? 'sr-only' : 'mb-1.5 block font-medium'}>{label}</Base.Label>
        <Base.Trigger ref={ref} aria-describedby={describedBy} className={trigger}>
          <Base.Value placeholder={placeholder ?? 'Choose one'} className="truncate data-placeholder:text-fg-3" />
          <Base.Icon className="shrink-0 text-fg-2">
            <ChevronsUpDown aria-hidden className="size-3.5" />
          </Base.Icon>
        </Base.Trigger>
        <SelectList options={options} landmark={landmark} />
      </Base.Root>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

const trigger =
  'flex h-(--control-h) w-full items-center justify-between gap-2 rounded-6 border border-control bg-surface px-2.5 text-left hover:bg-hover data-disabled:cursor-not-allowed data-disabled:text-fg-disabled';

function SelectList<T extends string>({
  options,
  landmark,
}: {
  options: SelectOption<T>[];
  landmark: HTMLElement | null;
}) {
  return (
    <Base.Portal container={landmark}>
      <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50 outline-none">
        <Base.Popup className="max-h-(--available-height) max-w-[calc(100vw-16px)] min-w-(--anchor-width) overflow-y-auto rounded-8 border border-border bg-overlay p-1 text-13 shadow-3 outline-none">
          <Base.List>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="grid min-h-8 grid-cols-[minmax(0,1fr)_14px] items-center gap-2 rounded-6 px-2.5 py-1 outline-none select-none data-highlighted:bg-hover data-selected:font-semibold max-md:min-h-10"
              >
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.caption && <span className="block text-12 font-normal text-fg-3">{option.caption}</span>}
                </span>
                <Base.ItemIndicator render={<Check aria-hidden className="size-3.5" />} />
              </Base.Item>
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
