import { ApiError } from '@/lib/client/api-error';
import type { FlipReview } from '@/lib/contracts/api/flip';
import { formatInstant } from '@/lib/domain/format';
import type { FlipFields } from './use-flip-form';

/** The history was found not to be writable: by the review, or only when it was tried. */
export const lacksHistory = (review: FlipReview, error: Error | null): boolean =>
  review.historyProblem !== null || (error instanceof ApiError && error.code === 'HistoryNotWritten');

/** Why Apply would be refused now, as a sentence; null where nothing stands against it that the page knows of. */
export function notYetReason(review: FlipReview | undefined, fields: FlipFields, error: Error | null): string | null {
  if (review === undefined) return 'The review has not been read yet.';
  const { options, frozen, to, from } = review;
  if (from?.name === to.name) return `${to.name} is the default already.`;
  if (frozen) return `Frozen until ${formatInstant(frozen.until)}.`;
  if (options.reasonRequired && fields.reason.trim() === '') return 'This endpoint asks for a reason.';
  if (options.typeName && fields.typed !== to.name) return `Type ${to.name} first.`;
  if (lacksHistory(review, error) && !fields.withoutHistory) return 'Say first that it may go without a history.';
  return null;
}
