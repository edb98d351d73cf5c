import { ArrowRight } from 'lucide-react';
import { MissingParts } from '@/components/layout';
import { cn } from '@/components/ui/cn';
import type { FlipReview, FlipSide } from '@/lib/contracts/api/flip';
import { SwitchFigure } from './default-switch';
import { DifferenceTable } from './difference-table';
import { FlipFieldsForm } from './flip-fields';
import { FlipNotices } from './flip-notices';
import type { FlipReviewProps } from './flip-review';
import { figuresOf } from './flip-words';
import type { FlipForm } from './use-flip-form';

type BodyProps = FlipReviewProps & { review: FlipReview; form: FlipForm };

/** Everything between the question and its buttons. */
export function FlipReviewBody({ review, form, shown }: BodyProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
      <div className="grid items-center gap-2 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        {review.from ? <Side side={review.from} word="from" /> : <NoDefault />}
        <ArrowRight aria-hidden className="size-5 justify-self-center text-fg-2 max-md:rotate-90" />
        <Side side={review.to} word="to" />
      </div>
      {review.from && <DifferenceTable from={review.from.name} to={review.to.name} differences={review.differences} />}
      <MissingParts missing={review.missing} />
      <FlipNotices review={review} form={form} shown={shown} />
      {!form.isOver && <FlipFieldsForm review={review} form={form} />}
    </div>
  );
}

function Side({ side, word }: { side: FlipSide; word: 'from' | 'to' }) {
  const look = word === 'to' ? 'border-accent bg-accent-soft' : 'border-border';
  return (
    <section aria-label={`${word} ${side.name}`} className={cn('min-w-0 rounded-8 border px-3.5 py-2.5', look)}>
      <div className="flex items-center gap-2.5">
        <SwitchFigure on={word === 'to'} />
        <b className="mono min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]">{side.name}</b>
        <span className="text-12 text-fg-2">{word}</span>
      </div>
      <dl className="mt-1.5 flex flex-wrap justify-between gap-x-4 gap-y-1">
        {figuresOf(side).map(({ value, label }) => (
          <div key={label} className="flex flex-col-reverse">
            <dt className="text-12 text-fg-2">{label}</dt>
            <dd className="text-16 font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const NoDefault = () => (
  <p className="rounded-8 border border-border px-3.5 py-2.5 text-fg-2">No default so far: an invoke must name one.</p>
);
