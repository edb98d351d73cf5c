'use client';

import type { ReactNode } from 'react';
import { ErrorBanner, Page } from '@/components/layout';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import { ApiError } from '@/lib/client/api';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { workspacePath } from '@/lib/domain/reference';

export interface JobNotShownProps {
  workspace: WorkspaceRef;
  jobName: string;
  /** Null while the job is being read for the first time. */
  error: Error | null;
  onRetry: () => void;
  tabs: ReactNode;
}

/** A job's page before there is a job: loading, unknown, or refused, in Azure's words. */
export function JobNotShown({ workspace, jobName, error, onRetry, tabs }: JobNotShownProps) {
  if (error === null) return <JobPending jobName={jobName} tabs={tabs} />;
  const unknown = error instanceof ApiError && error.status === 404;
  return (
    <Page title={jobName}>
      <div className="grid gap-4">
        <ErrorBanner error={error} what={`The job ${jobName}`} onRetry={onRetry} />
        <Card title={unknown ? 'What now' : 'Nothing to show'} flush>
          <EmptyState
            title={
              unknown
                ? 'The link may be old, mistyped, or from another workspace'
                : 'Nothing of this job was read so far'
            }
            action={
              <LinkButton href={`${workspacePath(workspace)}/jobs`}>All jobs of {workspace.workspaceName}</LinkButton>
            }
          >
            {unknown
              ? 'A job that was deleted, or is older than the workspace keeps jobs, is gone for good. It was taken out of the lists.'
              : null}
          </EmptyState>
        </Card>
      </div>
    </Page>
  );
}

/** What stands already stands where it will stay: title, a line of facts, commands, tabs. */
function JobPending({ jobName, tabs }: Pick<JobNotShownProps, 'jobName' | 'tabs'>) {
  return (
    <Page title={jobName} meta={<span className="h-5" />} commands={<span />} tabs={tabs}>
      <SkeletonCard title="Reading the job" rows={4} label="Reading the job" />
    </Page>
  );
}
