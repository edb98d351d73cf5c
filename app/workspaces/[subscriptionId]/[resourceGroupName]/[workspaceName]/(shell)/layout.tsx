import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Shell } from '@/components/layout';
import { Search } from '@/components/search';
import { workspaceRef } from '@/lib/contracts/api/common';

interface Props {
  params: Promise<{ subscriptionId: string; resourceGroupName: string; workspaceName: string }>;
  children: ReactNode;
}

/** Everything of one workspace stands in its shell; an address that can not be a workspace is no page. */
export default async function Layout({ params, children }: Props) {
  const { subscriptionId, resourceGroupName, workspaceName } = await params;
  const workspace = workspaceRef.safeParse({
    subscriptionId,
    resourceGroupName: decodeURIComponent(resourceGroupName),
    workspaceName,
  });
  if (!workspace.success) notFound();
  return (
    <Shell workspace={workspace.data} search={<Search />}>
      {children}
    </Shell>
  );
}
