import { DeploymentYaml } from '@/components/yaml';

export default async function Page({ params }: { params: Promise<{ endpointName: string; deploymentName: string }> }) {
  const { endpointName, deploymentName } = await params;
  return <DeploymentYaml endpointName={endpointName} deploymentName={deploymentName} />;
}
