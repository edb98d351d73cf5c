import Link from 'next/link';
import { Page } from '@/components/layout';
import { QueryView } from '@/components/query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { endpointPath } from '@/lib/domain/reference';

export interface DeploymentJsonProps {
  workspace: WorkspaceRef;
  endpointName: string;
  deploymentName: string;
}

/** A deployment as text with a query box. */
export function DeploymentJson({ workspace, endpointName, deploymentName }: DeploymentJsonProps) {
  const meta = (
    <>
      Deployment of <Link href={endpointPath(workspace, endpointName)}>{endpointName}</Link>
    </>
  );
  return (
    <Page title={deploymentName} meta={meta}>
      <QueryView of={{ kind: 'deployment', endpointName, deploymentName }} />
    </Page>
  );
}
