import { notFound } from 'next/navigation';
import { Wallboard } from '@/components/wallboard';
import { workspaceRef } from '@/lib/contracts/api/common';

interface Props {
  params: Promise<{ subscriptionId: string; resourceGroupName: string; workspaceName: string }>;
  searchParams: Promise<{ theme?: string | string[] }>;
}

/** The wall of one workspace; `?theme=light` for a bright room. */
export default async function Page({ params, searchParams }: Props) {
  const { subscriptionId, resourceGroupName, workspaceName } = await params;
  const { theme } = await searchParams;
  const workspace = workspaceRef.safeParse({
    subscriptionId,
    resourceGroupName: decodeURIComponent(resourceGroupName),
    workspaceName,
  });
  if (!workspace.success) notFound();
  return <Wallboard workspace={workspace.data} theme={theme === 'light' ? 'light' : 'dark'} />;
}
