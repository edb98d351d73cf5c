'use client';

import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useRef } from 'react';
import { QueryBoundary } from '@/components/layout';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { flipReviewQuery } from '@/lib/client/queries';
import type { FlipReviewProps } from './flip-review';
import { FlipReviewBody } from './flip-review-body';
import { useFlipForm } from './use-flip-form';

/** From, to, what differs, what runs; then the write, and what became of it. Nothing is written before Apply. */
export default function FlipDialog(props: FlipReviewProps) {
  const { workspace, endpointName, to, onClose } = props;
  const safe = useRef<HTMLButtonElement>(null);
  const query = useQuery(flipReviewQuery(workspace, endpointName, to));
  const form = useFlipForm(props, query.data);
  const apply = (
    <Button
      variant="primary"
      onClick={form.apply}
      busy={form.busy}
      busyLabel="Applying"
      disabledReason={form.notYet ?? undefined}
    >
      Make {to} the default
    </Button>
  );
  const footer = (
    <>
      <KeptNote kept={query.data?.historyProblem === null} />
      <Button ref={safe} onClick={onClose}>
        {form.isOver ? 'Close' : 'Cancel'}
      </Button>
      {!form.isOver && apply}
    </>
  );
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={`Make ${to} the default?`}
      footer={footer}
      initialFocus={safe}
    >
      <p>New invokes of {endpointName} that name no deployment will go to it.</p>
      {/* On a phone it stands on the bottom edge and would grow upwards with what is read. */}
      <div className="mt-3 min-h-64 text-fg max-md:min-h-[75dvh]">
        <QueryBoundary query={query} what="The review">
          {(review) => <FlipReviewBody review={review} form={form} {...props} />}
        </QueryBoundary>
      </div>
    </Dialog>
  );
}

function KeptNote({ kept }: { kept: boolean }) {
  if (!kept) return null;
  return (
    <span className="mr-auto flex min-w-0 items-center gap-1.5 self-center text-12 text-fg-2 max-md:w-full">
      <History aria-hidden className="size-4 shrink-0" />
      Kept in this endpoint's history. You can undo it there at any time.
    </span>
  );
}
