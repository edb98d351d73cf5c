import type { ReactNode } from 'react';
import { DeploymentFrame } from '@/components/deployment-page';

interface Props {
  params: Promise<{ endpointName: string; deploymentName: string }>;
  children: ReactNode;
}

/** Head and tabs of a deployment stay while its sections change. */
export default async function Layout({ params, children }: Props) {
  const { endpointName, deploymentName } = await params;
  return (
    <DeploymentFrame key={deploymentName} endpointName={endpointName} deploymentName={deploymentName}>
      {children}
    </DeploymentFrame>
  );
}
