import { TriangleAlert } from 'lucide-react';
import type { Layout } from '@/lib/client/upload';
import { formatCount } from '@/lib/domain/format';

const MOST = 50;

/** Files that will not go along, each with its reason. */
export function RefusedList({ refused }: { refused: Layout['refused'] }) {
  if (refused.length === 0) return null;
  // Two refused files may have one path.
  const shown = refused.slice(0, MOST).map((one, index) => ({ ...one, id: `${index} ${one.path}` }));
  return (
    <details className="mt-3 rounded-8 border border-border bg-surface" open={refused.length <= 5}>
      <summary className="flex min-h-8 items-center gap-2 px-3 py-1 font-medium">
        <TriangleAlert aria-hidden className="size-4 shrink-0 text-st-completed-with-failures" />
        {formatCount(refused.length)} {refused.length === 1 ? 'file is' : 'files are'} left out
      </summary>
      <ul className="border-t border-border">
        {shown.map(({ id, path, reason }) => (
          <li key={id} className="flex flex-wrap gap-x-4 gap-y-0.5 border-b border-border px-3 py-1.5 last:border-0">
            <span className="mono min-w-0 flex-1 [overflow-wrap:anywhere]">{visible(path)}</span>
            <span className="text-12 text-fg-2">{reason}</span>
          </li>
        ))}
        {refused.length > MOST && (
          <li className="px-3 py-1.5 text-12 text-fg-2">and {formatCount(refused.length - MOST)} more</li>
        )}
      </ul>
    </details>
  );
}

/** Control characters as their pictures (U+2400 and on), so that a refused name can be seen. */
const visible = (path: string) =>
  path.replace(/\p{Cc}/gu, (mark) => String.fromCodePoint(0x2400 + Math.min(mark.charCodeAt(0), 0x21)));
