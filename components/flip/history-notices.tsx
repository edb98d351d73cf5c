import { ShieldCheck } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import type { HistoryView } from '@/lib/contracts/api/history';
import { formatCount } from '@/lib/domain/format';

/** Whether the history is as it was written, or why it is not shown whole. */
export function HistoryNotices({ history: { problems, refused, rows, place } }: { history: HistoryView }) {
  if (refused) {
    const action = refused.action ? ` The action that is missing: ${refused.action}.` : '';
    return (
      <Banner tone="warn" title="You see the last change only, as the endpoint itself tells it.">
        The history lies in the workspace's default datastore, which you may not open. {refused.message}
        {refused.action && !refused.message.includes(refused.action) ? action : ''}
      </Banner>
    );
  }
  if (problems.length > 0)
    return (
      <Banner tone="bad" title="The history is not as it was written.">
        <ul className="mt-1 grid gap-0.5">
          {problems.map(({ row, message }) => (
            <li key={`${row} ${message}`}>{message}</li>
          ))}
        </ul>
      </Banner>
    );
  if (rows === 0) return null;
  return (
    <p className="flex items-start gap-1.5 text-12 text-fg-2">
      <ShieldCheck aria-hidden className="size-4 shrink-0 text-st-completed" />
      <span className="min-w-0">
        {formatCount(rows)} rows, each as it was written and linked to the one before.{' '}
        <span className="mono text-fg-3 [overflow-wrap:anywhere]">{place}</span>
      </span>
    </p>
  );
}
