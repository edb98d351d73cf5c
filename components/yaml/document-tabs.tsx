import { cn } from '@/components/ui/cn';

export interface DocumentTabsProps {
  names: string[];
  current: number;
  onChoose: (index: number) => void;
}

/** The documents of one text, each edited on its own; buttons, since all of them are one page. */
export function DocumentTabs({ names, current, onChoose }: DocumentTabsProps) {
  return (
    <nav aria-label="Documents" className="flex gap-1 overflow-x-auto border-b border-border">
      {names.map((name, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: documents have no other identity than their place
          key={index}
          type="button"
          aria-current={index === current ? 'true' : undefined}
          onClick={() => onChoose(index)}
          className={cn(
            'h-10 px-2.5 whitespace-nowrap -outline-offset-2! hover:text-fg',
            index === current ? 'border-b-2 border-accent font-semibold text-fg' : 'font-medium text-fg-2',
          )}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
