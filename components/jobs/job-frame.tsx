'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Age, ErrorBanner, MissingParts, Page, segmentWords } from '@/components/layout';
import { NavTabs } from '@/components/ui/nav-tabs';
import { jobProgressQuery, jobQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail } from '@/lib/contracts/api/views';
import { isTerminal } from '@/lib/domain/job-status';
import { jobPath } from '@/lib/domain/reference';
import { JobCommands } from './job-commands';
import { JobContext, type JobInView } from './job-context';
import { logPath } from './job-links';
import { JobMessages } from './job-messages';
import { JobMeta } from './job-meta';
import { JobNotShown } from './job-not-shown';
import { jobTitle } from './job-words';
import { StatusBadge } from './status-badge';
import { lookWord, statusLook } from './status-icon';
import { useForgetGone } from './use-forget-gone';
import { useStatusSignals } from './use-status-signals';

export interface JobFrameProps {
  jobName: string;
  children: ReactNode;
}

/** Head, commands and tabs of a job's page. It reads the job for all tabs and goes on until the job has ended. */
export function JobFrame({ jobName, children }: JobFrameProps) {
  const workspace = useWorkspace();
  const read = useQuery(jobQuery(workspace, jobName));
  useForgetGone(workspace, jobName, read.error);
  const status = read.data?.status ?? '';
  const moving = useQuery({
    ...jobProgressQuery(workspace, jobName, status, read.data?.createdAt ?? null),
    enabled: read.data !== undefined,
  });
  const announcement = useStatusSignals(signalOf(read.data, moving.data?.progress?.files.failed ?? 0));
  if (!read.data)
    return (
      <JobNotShown
        workspace={workspace}
        jobName={jobName}
        error={read.error}
        onRetry={read.refetch}
        tabs={<JobTabs workspace={workspace} jobName={jobName} failures={null} />}
      />
    );
  const retry = () => void Promise.all([read.refetch(), moving.refetch()]);
  const inView = { workspace, job: read.data, moving: moving.data ?? null, movingError: moving.error, retry };
  return (
    <JobContext value={inView}>
      <LoadedFrame inView={inView} error={read.error} readAt={read.dataUpdatedAt}>
        {children}
      </LoadedFrame>
      <span role="status" className="sr-only">
        {announcement}
      </span>
    </JobContext>
  );
}

function signalOf(job: JobDetail | undefined, failures: number) {
  if (!job) return null;
  const look = statusLook(job.status, failures);
  const word = lookWord(job.status, failures);
  return { look, word, name: jobTitle(job) };
}

interface LoadedFrameProps {
  inView: JobInView;
  error: Error | null;
  readAt: number;
  children: ReactNode;
}

function LoadedFrame({ inView, error, readAt, children }: LoadedFrameProps) {
  const { workspace, job, moving, retry } = inView;
  const failures = moving?.progress?.files.failed ?? 0;
  return (
    <Page
      title={jobTitle(job)}
      status={<StatusBadge variant="pill" status={job.status} failures={failures} />}
      meta={<JobMeta workspace={workspace} job={job} />}
      commands={<JobCommands workspace={workspace} job={job} />}
      age={<Age at={readAt} stale={error !== null} ended={isTerminal(job.status) ? { at: job.endedAt } : null} />}
      tabs={<JobTabs workspace={workspace} jobName={job.name} failures={moving?.progress?.files.failed ?? null} />}
    >
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        {error && <ErrorBanner error={error} what="The newest state of the job" lastGoodAt={readAt} onRetry={retry} />}
        <MissingParts missing={[...job.missing, ...(moving?.missing ?? [])]} />
        <JobMessages job={job} logsHref={logPath(workspace, job.name, moving?.bestLog ?? undefined)} />
        {children}
      </div>
    </Page>
  );
}

const sections = ['logs', 'failures', 'outputs', 'json'] as const;

interface JobTabsProps {
  workspace: WorkspaceRef;
  jobName: string;
  /** Failed files; null until it is known. */
  failures: number | null;
}

function JobTabs({ workspace, jobName, failures }: JobTabsProps) {
  const pathname = usePathname();
  const base = jobPath(workspace, jobName);
  const tabs = [
    { href: base, label: 'Overview' },
    ...sections.map((section) => ({
      href: `${base}/${section}`,
      label: segmentWords[section],
      ...(section === 'failures' && { count: failures, ...(failures && { tone: 'bad' as const }) }),
    })),
  ];
  // The address may be encoded otherwise than our own link, so only the last part is compared.
  const last = pathname?.split('/').filter(Boolean).at(-1);
  const section = sections.find((each) => each === last);
  const current = section ? `${base}/${section}` : base;
  return <NavTabs label="Sections" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
