import { DeploymentJson } from '@/components/deployments';

export default async function Page({ params }: { params: Promise<{ endpointName: string; deploymentName: string }> }) {
  const { endpointName, deploymentName } = await params;
  return <DeploymentJson endpointName={endpointName} deploymentName={deploymentName} />;
}
