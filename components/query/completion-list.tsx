import type { Completion } from '@/lib/domain/query/complete';

export interface CompletionListProps {
  id: string;
  items: readonly Completion[];
  chosen: number;
  onTake: (index: number) => void;
}

/** Fields and functions under the box. It is never focused: the box keeps the keys and names the chosen one. */
export function CompletionList({ id, items, chosen, onTake }: CompletionListProps) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="Names that fit here"
      hidden={items.length === 0}
      className="absolute top-full left-0 z-20 mt-1 max-h-64 w-full max-w-120 overflow-y-auto rounded-8 border border-border bg-overlay p-1 shadow-3"
    >
      {items.map((item, index) => (
        <div
          key={`${item.kind} ${item.text}`}
          ref={index === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(index);
          }}
          className="flex min-h-7 cursor-pointer items-center gap-3 rounded-6 px-2 hover:bg-hover aria-selected:bg-selected max-md:min-h-10"
        >
          <span className="mono min-w-0 truncate">{item.text}</span>
          <span className="ml-auto max-w-1/2 shrink-0 truncate text-12 text-fg-2">{item.note}</span>
        </div>
      ))}
    </div>
  );
}
