import { redirect } from 'next/navigation';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { deploymentPath } from '@/lib/domain/reference';

interface Props {
  params: Promise<WorkspaceRef & { endpointName: string; deploymentName: string }>;
}

/** Details of a deployment stand in its endpoint's page; what it has of its own is the JSON view. */
export default async function Page({ params }: Props) {
  const { endpointName, deploymentName, ...workspace } = await params;
  redirect(`${deploymentPath(workspace, endpointName, deploymentName)}/json`);
}
