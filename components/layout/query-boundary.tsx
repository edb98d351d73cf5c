'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { LockKeyhole, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { ErrorBanner, errorWords } from './error-banner';
import { RetryWait } from './retry-wait';

export interface QueryBoundaryProps<T> {
  query: UseQueryResult<T, Error>;
  /** The thing in words, as the start of a sentence: `The endpoints list`. */
  what: string;
  /** Stands while the first answer is on the way; grey rows without it. */
  pending?: ReactNode;
  /** The page shows the banner itself (under the command bar): only the content here. */
  bannerElsewhere?: boolean;
  children: (data: T) => ReactNode;
}

/** Loading, failed, forbidden, or the data; data that was read once stays, with a banner over it when a later read failed. */
export function QueryBoundary<T>({ query, what, pending, bannerElsewhere, children }: QueryBoundaryProps<T>) {
  const { data, error, dataUpdatedAt, refetch } = query;
  if (data === undefined && error) return <FailedState error={error} what={what} retry={() => refetch()} />;
  if (data === undefined) return pending ?? <SkeletonRows rows={4} label={`Reading: ${what.toLowerCase()}`} />;
  return (
    <>
      {error && !bannerElsewhere && (
        <div className="mb-3">
          <ErrorBanner error={error} what={what} lastGoodAt={dataUpdatedAt} onRetry={() => refetch()} />
        </div>
      )}
      {children(data)}
    </>
  );
}

function FailedState({ error, what, retry }: { error: Error; what: string; retry: () => void }) {
  const { title, said, requestId, forbidden } = errorWords(error, what);
  const icon = forbidden ? <LockKeyhole aria-hidden /> : <OctagonX aria-hidden className="text-st-failed" />;
  return (
    <div role="alert">
      <EmptyState title={title} icon={icon} action={<Button onClick={retry}>Try again</Button>}>
        <p>
          {said}
          <RetryWait error={error} />
        </p>
        {requestId && (
          <p className="mono mt-1 inline-flex items-center gap-1">
            request id {requestId}
            <CopyButton text={requestId} label="Copy request id" />
          </p>
        )}
      </EmptyState>
    </div>
  );
}
