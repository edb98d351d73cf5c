'use client';

import { useQuery } from '@tanstack/react-query';
import { logPath, useJobInView } from '@/components/jobs';
import { ErrorBanner, missingWords } from '@/components/layout';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { jobFailuresQuery } from '@/lib/client/queries';
import type { JobFailuresView } from '@/lib/contracts/api/failures';
import { emptyWords } from './failure-words';
import { FailuresList } from './failures-list';
import { FailuresSummary } from './failures-summary';

/** The third tab: how many files failed, why Azure says what it says, and the causes with their files and lines. */
export function JobFailures() {
  const { workspace, job, moving, movingError } = useJobInView();
  const read = useQuery(jobFailuresQuery(workspace, job.name, job.status, job.createdAt));
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <FailuresSummary
        job={job}
        progress={moving?.progress ?? null}
        settled={moving?.settled ?? false}
        reading={moving === null && movingError === null}
      />
      {read.error && (
        <ErrorBanner
          error={read.error}
          what="The list of failures"
          lastGoodAt={read.data ? read.dataUpdatedAt : null}
          onRetry={() => void read.refetch()}
        />
      )}
      {!read.data && !read.error && (
        <Card title="Causes" flush>
          <SkeletonRows rows={3} label="Reading the failures" />
        </Card>
      )}
      {read.data && (read.data.causes.length > 0 ? <FailuresList view={read.data} /> : <NoCauses view={read.data} />)}
    </div>
  );
}

function NoCauses({ view }: { view: JobFailuresView }) {
  const { workspace, job, moving } = useJobInView();
  const refused = missingWords(view.missing);
  const { title, body } = emptyWords({ job, progress: moving?.progress ?? null, refused });
  const file = moving?.bestLog ?? undefined;
  return (
    <Card title="Causes" flush>
      <EmptyState
        title={title}
        action={refused === null && <LinkButton href={logPath(workspace, job.name, file)}>Open logs</LinkButton>}
      >
        {body}
      </EmptyState>
    </Card>
  );
}
