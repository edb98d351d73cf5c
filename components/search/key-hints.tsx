import { Checkbox } from '@/components/ui/checkbox';
import { KeyCap } from '@/components/ui/key-cap';
import { useSlashKey } from './slash-key';

/** What the keys do, and the switch of the one that is a single character. There is no keyboard where there is no room for it. */
export function KeyHints() {
  const { slash, setSlash } = useSlashKey();
  return (
    <div className="flex shrink-0 items-center gap-4 border-t border-border px-3.5 py-2 text-12 text-fg-2 max-md:hidden">
      <span>
        <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> choose
      </span>
      <span>
        <KeyCap>Enter</KeyCap> opens
      </span>
      <span>
        <KeyCap>Ctrl</KeyCap> or <KeyCap>⌘</KeyCap> <KeyCap>Enter</KeyCap> in a new tab
      </span>
      <span className="ml-auto text-13">
        <Checkbox label="/ opens the search" checked={slash} onCheckedChange={setSlash} />
      </span>
    </div>
  );
}
