import { DeploymentDetails } from '@/components/deployment-page';

export default async function Page({ params }: { params: Promise<{ endpointName: string; deploymentName: string }> }) {
  return <DeploymentDetails {...(await params)} />;
}
