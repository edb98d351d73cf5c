import { ActionError } from '@/components/layout';
import { Banner } from '@/components/ui/banner';
import { Checkbox } from '@/components/ui/checkbox';
import { ApiError } from '@/lib/client/api-error';
import type { FlipReview } from '@/lib/contracts/api/flip';
import { formatInstant } from '@/lib/domain/format';
import { ConflictNotice, isConflict } from './conflict-notice';
import { afterWords, failedWords, stayingWords } from './flip-words';
import { lacksHistory } from './not-yet';
import type { FlipForm } from './use-flip-form';

interface NoticesProps {
  review: FlipReview;
  form: FlipForm;
  /** The default that the page showed when the review was opened. */
  shown: string | null;
}

/** What speaks against Apply, or happened on it: the worst first. */
export function FlipNotices({ review, form, shown }: NoticesProps) {
  const { error, answer } = form;
  if (answer) return <After answer={answer} />;
  const staying = stayingWords(review.from);
  const state = review.to.provisioningState;
  return (
    <>
      <ConflictNotice review={review} error={error} shown={shown} />
      {error && !isConflict(error) && !isOfHistory(error) && (
        <ActionError error={error} what={failedWords(error, review.from?.name ?? null)} />
      )}
      <Options review={review} />
      {state !== 'Succeeded' && (
        <Banner tone="warn" title={`${review.to.name} is not ready: its state is ${state}.`}>
          Invokes may fail until it is Succeeded.
        </Banner>
      )}
      {staying && (
        <Banner tone="info" title={staying.title}>
          {staying.rest}
        </Banner>
      )}
      {lacksHistory(review, error) && <NoHistory review={review} form={form} />}
    </>
  );
}

const isOfHistory = (error: Error) => error instanceof ApiError && error.code === 'HistoryNotWritten';

function Options({ review: { frozen, options } }: { review: FlipReview }) {
  return (
    <>
      {frozen && (
        <Banner tone="warn" title={`The default of this endpoint is frozen until ${formatInstant(frozen.until)}.`}>
          Its options name this window: {frozen.window}.
        </Banner>
      )}
      {options.unreadable.length > 0 && (
        <Banner tone="warn" title="A freeze window of this endpoint can not be read, so it freezes nothing.">
          {options.unreadable.join('; ')}
        </Banner>
      )}
    </>
  );
}

function NoHistory({ review, form }: { review: FlipReview; form: FlipForm }) {
  const { error, fields, set } = form;
  const why = review.historyProblem?.message ?? (error instanceof ApiError ? error.details[0]?.message : null);
  return (
    <Banner tone="warn" title="This change can not be kept in the history.">
      {why}
      <div className="mt-2">
        <Checkbox
          label="Change the default without a history"
          checked={fields.withoutHistory}
          onCheckedChange={(withoutHistory) => set({ withoutHistory })}
        />
      </div>
    </Banner>
  );
}

function After({ answer }: { answer: NonNullable<FlipForm['answer']> }) {
  const words = afterWords(answer);
  const lost = 'The history holds that it was asked for, and not what became of it: the last row could not be written.';
  return (
    <Banner tone="warn" title={words?.title ?? `${answer.to} is the default. Verified`} requestId={answer.requestId}>
      {words?.rest} {answer.kept ? '' : lost}
    </Banner>
  );
}
