import { redirect } from 'next/navigation';
import { UnknownRun } from '@/components/layout';
import { segment } from '@/lib/contracts/api/common';
import { jobPath, workspaceRefOfWsid } from '@/lib/domain/reference';

interface Props {
  params: Promise<{ jobName: string }>;
  searchParams: Promise<{ wsid?: string | string[]; tid?: string | string[] }>;
}

/** Azure ML Studio's own job link (`/runs/{job}?wsid=…&tid=…`): with the host swapped it opens the job here. */
export default async function Page({ params, searchParams }: Props) {
  const { wsid, tid } = await searchParams;
  const job = segment.safeParse((await params).jobName);
  const workspace = typeof wsid === 'string' ? workspaceRefOfWsid(wsid) : null;
  if (!job.success || !workspace) return <UnknownRun />;
  const tenant = typeof tid === 'string' ? `?${new URLSearchParams({ tid })}` : '';
  redirect(jobPath(workspace, job.data) + tenant);
}
