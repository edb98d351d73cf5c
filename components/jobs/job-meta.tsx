import { Clock, Server, User } from 'lucide-react';
import Link from 'next/link';
import { TimeText } from '@/components/layout';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail } from '@/lib/contracts/api/views';
import { endpointPath } from '@/lib/domain/reference';

const item = 'inline-flex min-w-0 items-center gap-1.5';

/** Where the job ran, for whom, and since when. */
export function JobMeta({ workspace, job }: { workspace: WorkspaceRef; job: JobDetail }) {
  const { endpointName, deploymentName } = job;
  return (
    <>
      {endpointName && (
        <span className={item}>
          <Server aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <Link href={endpointPath(workspace, endpointName)} className="text-accent-text">
              {endpointName}
            </Link>
            {deploymentName && (
              <>
                <span aria-hidden> / </span>
                <span className="mono leading-4">{deploymentName}</span>
              </>
            )}
          </span>
        </span>
      )}
      {job.createdBy && (
        <span className={item}>
          <User aria-hidden className="size-4 shrink-0" />
          <span className="[overflow-wrap:anywhere]">{job.createdBy}</span>
        </span>
      )}
      <span className={item}>
        <Clock aria-hidden className="size-4 shrink-0" />
        <span>
          {job.startedAt ? 'started' : 'created'} <TimeText instant={job.startedAt ?? job.createdAt} />
        </span>
      </span>
      {job.displayName !== job.name && job.displayName !== '' && (
        <span className="mono text-fg-3 max-md:hidden">{job.name}</span>
      )}
    </>
  );
}
