import { Circle, CircleCheck, Octagon, TriangleAlert, X } from 'lucide-react';
import { Spinner } from '@/components/ui/spinner';
import type { Check, CheckTone } from './check';

const icons: Record<CheckTone, { mark: React.ReactNode; word: string }> = {
  ok: {
    mark: (
      <CircleCheck className="size-4 text-st-completed [&>circle]:fill-current [&>path]:stroke-(--surface) [&>path]:stroke-[2.6]" />
    ),
    word: 'In order',
  },
  warn: { mark: <TriangleAlert className="size-4 text-st-completed-with-failures" />, word: 'Mind' },
  bad: { mark: <FullOctagon />, word: 'In the way' },
  busy: { mark: <Spinner className="text-st-running" />, word: 'Under way' },
  open: { mark: <Circle className="size-4 text-fg-3" strokeDasharray="3 3" />, word: 'Open' },
};

/** What is known before the job starts; as high from the first as it usually gets, so that the button under it stays put. */
export function CheckList({ checks }: { checks: Check[] }) {
  return (
    <ul className="px-4 py-2 min-[1100px]:min-h-70">
      {checks.map(({ key, tone, text, detail }) => (
        <li key={key} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 py-[7px]">
          <span aria-hidden className="mt-0.5">
            {icons[tone].mark}
          </span>
          <div className="[overflow-wrap:anywhere]">
            <span className="sr-only">{icons[tone].word}: </span>
            {text}
            {detail && <div className="text-12 text-fg-2">{detail}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The shape of Failed (design, "The twelve statuses"). */
function FullOctagon() {
  return (
    <span className="relative block size-4">
      <Octagon className="size-4 fill-current text-st-failed" />
      <X className="absolute inset-[3px] size-2.5 text-surface" strokeWidth={4} />
    </span>
  );
}
