import { Banner } from '@/components/ui/banner';
import { ApiError } from '@/lib/client/api-error';
import type { FlipReview } from '@/lib/contracts/api/flip';
import { formatInstant } from '@/lib/domain/format';

const CONFLICTS = ['DefaultChanged', 'EndpointChanged', 'AlreadyDefault', 'FlipUnderWay'];

/** The write was refused because the endpoint is not as it was read. */
export const isConflict = (error: Error | null): error is ApiError =>
  error instanceof ApiError && CONFLICTS.includes(error.code);

const detailOf = (error: ApiError, code: string) => error.details.find((detail) => detail.code === code)?.message;

/** Both values, what the page showed and what holds now: met when it was applied, or already when the review was read. */
export function ConflictNotice({
  review,
  error,
  shown,
}: {
  review: FlipReview;
  error: Error | null;
  shown: string | null;
}) {
  if (isConflict(error)) {
    return (
      <Banner tone="bad" title="Nothing was written: somebody else was quicker.">
        {error.message} <Values seen={detailOf(error, 'seen')} live={detailOf(error, 'live')} />
      </Banner>
    );
  }
  const live = review.from?.name ?? 'none';
  if (live === (shown ?? 'none')) return null;
  const by = review.modifiedBy ? ` by ${review.modifiedBy}` : '';
  const at = review.modifiedAt ? ` at ${formatInstant(review.modifiedAt)}` : '';
  return (
    <Banner tone="warn" title={`The default was changed since this page was read${at}${by}.`}>
      <Values seen={shown ?? 'none'} live={live} />
    </Banner>
  );
}

function Values({ seen, live }: { seen: string | undefined; live: string | undefined }) {
  if (seen === undefined || live === undefined) return null;
  return (
    <dl className="mt-1.5 grid w-fit grid-cols-[auto_auto] gap-x-4">
      <dt className="text-fg-2">This page showed</dt>
      <dd className="mono">{seen}</dd>
      <dt className="text-fg-2">The default is now</dt>
      <dd className="mono font-semibold">{live}</dd>
    </dl>
  );
}
