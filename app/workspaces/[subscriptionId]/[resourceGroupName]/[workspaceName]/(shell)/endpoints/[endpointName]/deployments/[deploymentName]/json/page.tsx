import { DeploymentJson } from '@/components/deployments';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

interface Props {
  params: Promise<WorkspaceRef & { endpointName: string; deploymentName: string }>;
}

export default async function Page({ params }: Props) {
  const { endpointName, deploymentName, ...workspace } = await params;
  return <DeploymentJson workspace={workspace} endpointName={endpointName} deploymentName={deploymentName} />;
}
