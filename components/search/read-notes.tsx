import { Search } from 'lucide-react';
import { ErrorBanner } from '@/components/layout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import { formatCount } from '@/lib/domain/format';
import type { Read } from './use-entries';

/** Under the list: what is still read, what was refused, and what was not looked through; each list by itself. */
export function ReadNotes({ read: { endpoints, jobs, entries }, typed }: { read: Read; typed: string }) {
  return (
    <div className="grid max-h-1/2 shrink-0 gap-2 overflow-y-auto px-4 py-2 empty:hidden">
      {!entries.settled && (
        <p className="flex items-center gap-2 py-1 text-fg-2">
          <Spinner className="text-fg-3" />
          Reading {[endpoints.isPending && 'endpoints', jobs.isPending && 'jobs'].filter(Boolean).join(' and ')}
        </p>
      )}
      <ErrorBanner
        error={endpoints.error}
        what="The endpoints list"
        lastGoodAt={endpoints.dataUpdatedAt}
        onRetry={() => void endpoints.refetch()}
      />
      <ErrorBanner
        error={jobs.error}
        what="The jobs list"
        lastGoodAt={jobs.dataUpdatedAt}
        onRetry={() => void jobs.refetch()}
      />
      {typed.trim() !== '' && jobs.data?.partial && (
        <p className="text-12 text-fg-3">
          The newest {formatCount(jobs.data.jobs.length)} jobs were looked through. An older one opens by its name or
          link.
        </p>
      )}
    </div>
  );
}

/** Every list was read, and nothing in them fits. */
export function NothingFits({ typed, workspaceName }: { typed: string; workspaceName: string }) {
  return (
    <EmptyState title={`Nothing in ${workspaceName} fits “${typed.trim()}”`} icon={<Search aria-hidden />}>
      Endpoints are found by name, description and default deployment, jobs by name, endpoint and deployment. A job’s
      link or ARM id opens it wherever it is.
    </EmptyState>
  );
}
