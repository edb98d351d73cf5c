'use client';

import { ExternalLink, Link2, Play } from 'lucide-react';
import { CopyAs } from '@/components/copy-as';
import { Button, LinkButton } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { useSettings } from '@/lib/client/settings';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail } from '@/lib/contracts/api/views';
import { jobPath } from '@/lib/domain/reference';
import { CancelJob } from './cancel-job';
import { isForeignStudioUrl } from './job-links';
import { runAgainPath } from './run-again';
import { useCopyLink } from './use-copy-link';
import { useDeploymentSettings } from './use-deployment-settings';

/** What can be done with a job: cancel it, pass it on, start one like it, look at it elsewhere. */
export function JobCommands({ workspace, job }: { workspace: WorkspaceRef; job: JobDetail }) {
  const settings = useSettings();
  const copyLink = useCopyLink();
  const again = runAgainPath(workspace, job, useDeploymentSettings(workspace, job));
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
      {again && (
        <LinkButton variant="quiet" prefetch={false} href={again} icon={<Play aria-hidden className="size-4" />}>
          Run again
        </LinkButton>
      )}
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
