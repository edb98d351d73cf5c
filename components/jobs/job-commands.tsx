'use client';

import { ExternalLink, Link2 } from 'lucide-react';
import { CopyAs } from '@/components/copy-as';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { useSettings } from '@/lib/client/settings';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail } from '@/lib/contracts/api/views';
import { jobPath } from '@/lib/domain/reference';
import { CancelJob } from './cancel-job';
import { isForeignStudioUrl } from './job-links';
import { useCopyLink } from './use-copy-link';

/** What can be done with a job: cancel it, pass it on, look at it elsewhere. */
export function JobCommands({ workspace, job }: { workspace: WorkspaceRef; job: JobDetail }) {
  const settings = useSettings();
  const copyLink = useCopyLink();
  return (
    <>
      <CancelJob workspace={workspace} job={job} />
      <Button
        variant="quiet"
        className="first:-ml-2.5 max-md:first:ml-0"
        icon={<Link2 aria-hidden className="size-4" />}
        onClick={() => copyLink(jobPath(workspace, job.name))}
      >
        Copy link
      </Button>
      <CopyAs of={{ kind: 'job', jobName: job.name }} />
      {isForeignStudioUrl(job.studioUrl, settings.publicUrl) && (
        <a href={job.studioUrl} target="_blank" rel="noreferrer noopener" className={buttonStyle('quiet')}>
          <ExternalLink aria-hidden className="size-4" />
          Open in Studio
        </a>
      )}
    </>
  );
}
