import { ArrowRight } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { FieldChange } from '@/lib/domain/changes/diff';

/** What a write would change, field by field in words. */
export function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <ul aria-label="Changes">
      {changes.map(({ path, label, before, after, code }) => (
        <li key={path.join('/')} className="border-b border-border px-4 py-2.5">
          <div className="font-medium [overflow-wrap:anywhere]">{label}</div>
          <div className={cn('mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1', code && 'mono')}>
            <Value text={before} kind="old" />
            <ArrowRight aria-hidden className="size-3.5 shrink-0 text-fg-2" />
            <span className="sr-only">becomes</span>
            <Value text={after} kind="new" />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Value({ text, kind }: { text: string | null; kind: 'old' | 'new' }) {
  const ground = kind === 'old' ? 'bg-diff-del' : 'bg-diff-ins';
  if (text === null) return <span className="rounded-4 border border-border px-1.5 text-fg-2">not set</span>;
  return (
    <span className={cn('max-w-full rounded-4 px-1.5 [overflow-wrap:anywhere]', ground)}>
      {text === '' ? <span className="text-fg-2">empty</span> : text}
    </span>
  );
}
