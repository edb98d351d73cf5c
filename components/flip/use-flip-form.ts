'use client';

import { useRef, useState } from 'react';
import { useFlip } from '@/lib/client/mutations';
import type { FlipAnswer, FlipRequest, FlipReview } from '@/lib/contracts/api/flip';
import type { FlipReviewProps } from './flip-review';
import { notYetReason } from './not-yet';
import { useFlipToast } from './use-flip-toast';

export interface FlipFields {
  reason: string;
  change: string;
  typed: string;
  withoutHistory: boolean;
}

const empty: FlipFields = { reason: '', change: '', typed: '', withoutHistory: false };

function requestOf(review: FlipReview, fields: FlipFields, undoes: string | null): FlipRequest {
  return {
    to: review.to.name,
    from: review.from?.name ?? null,
    modifiedAt: review.modifiedAt,
    reason: fields.reason.trim() || null,
    change: fields.change.trim() || null,
    typed: fields.typed || null,
    undoes,
    withoutHistory: fields.withoutHistory,
  };
}

/** The form's fields, whether it can be applied, and what became of it. `isOver`: written, and not to be written again. */
export function useFlipForm({ workspace, endpointName, undoes, onClose }: FlipReviewProps, review?: FlipReview) {
  const [fields, setFields] = useState(undoes ? { ...empty, reason: 'Undo' } : empty);
  const [answer, setAnswer] = useState<FlipAnswer | null>(null);
  const flip = useFlip(workspace, endpointName);
  const tell = useFlipToast(workspace, endpointName);
  const done = (result: FlipAnswer) => {
    if (result.result !== 'verified' || (!result.kept && !fields.withoutHistory)) return setAnswer(result);
    onClose();
    tell(result);
  };
  // The pending state is told a moment after the press, and a second press may come before it.
  const underWay = useRef(false);
  const apply = () => {
    if (!review || underWay.current) return;
    underWay.current = true;
    const settled = () => {
      underWay.current = false;
    };
    flip.mutate(requestOf(review, fields, undoes), { onSuccess: done, onSettled: settled });
  };
  return {
    fields,
    set: (change: Partial<FlipFields>) => setFields((before) => ({ ...before, ...change })),
    apply,
    busy: flip.isPending,
    error: flip.error,
    answer,
    isOver: answer !== null,
    notYet: notYetReason(review, fields, flip.error),
  };
}

export type FlipForm = ReturnType<typeof useFlipForm>;
