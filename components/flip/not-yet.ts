import { ApiError } from '@/lib/client/api-error';
import { FLIP_TEXT_MAX, type FlipReview } from '@/lib/contracts/api/flip';
import { formatCount, formatInstant } from '@/lib/domain/format';
import type { FlipFields } from './use-flip-form';

/** The history was found not to be writable: by the review, or only when it was tried. */
export const lacksHistory = (review: FlipReview, error: Error | null): boolean =>
  review.historyProblem !== null || (error instanceof ApiError && error.code === 'HistoryNotWritten');

/** A text that would be cut is refused as a whole, and says how long it is; null where it fits. */
export function tooLong(fields: Pick<FlipFields, 'reason' | 'change'>, field: 'reason' | 'change'): string | null {
  const [length, most] = [fields[field].trim().length, FLIP_TEXT_MAX[field]];
  return length > most ? `${formatCount(length)} characters; at most ${most} are kept.` : null;
}

/** Why Apply would be refused now, as a sentence; null where nothing stands against it that the page knows of. */
export function notYetReason(review: FlipReview | undefined, fields: FlipFields, error: Error | null): string | null {
  if (review === undefined) return 'The review has not been read yet.';
  const { options, frozen, to, from } = review;
  if (from?.name === to.name) return `${to.name} is the default already.`;
  if (frozen) return `Frozen until ${formatInstant(frozen.until)}.`;
  if (options.reasonRequired && fields.reason.trim() === '') return 'This endpoint asks for a reason.';
  if (tooLong(fields, 'reason')) return 'The reason is too long.';
  if (tooLong(fields, 'change')) return 'The change reference is too long.';
  if (options.typeName && fields.typed !== to.name) return `Type ${to.name} first.`;
  if (lacksHistory(review, error) && !fields.withoutHistory) return 'Say first that it may go without a history.';
  return null;
}
