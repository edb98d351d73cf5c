import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { IconButton } from '@/components/ui/button';

/** Longer than any name or link; each word of it is looked for in every entry. */
const MAX_LENGTH = 1_000;

export interface SearchBoxProps extends ComponentProps<'input'> {
  listId: string;
  /** Id of the chosen option. */
  active: string | undefined;
  onClose: () => void;
}

/** Where one types. It keeps the focus and the keys, and names the option that Enter opens. */
export function SearchBox({ listId, active, onClose, ...input }: SearchBoxProps) {
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-border pr-2 pl-3.5 has-focus-visible:border-focus has-focus-visible:shadow-[inset_0_-1px_0_var(--focus)] max-md:h-14">
      <Search aria-hidden className="size-4 shrink-0 text-fg-2" />
      <input
        {...input}
        type="text"
        role="combobox"
        aria-label="Search or jump to"
        aria-autocomplete="list"
        aria-expanded={active !== undefined}
        aria-controls={listId}
        aria-activedescendant={active}
        placeholder="Page, endpoint, job, or a job’s link"
        maxLength={MAX_LENGTH}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        className="h-full min-w-0 flex-1 bg-transparent text-14 text-fg outline-none placeholder:text-fg-3 max-md:text-16"
      />
      <IconButton label="Close" icon={<X aria-hidden className="size-4" />} onClick={onClose} />
    </div>
  );
}
