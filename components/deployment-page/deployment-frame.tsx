'use client';

import { Pencil, Server } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { CopyAs } from '@/components/copy-as';
import { DeleteDeployment } from '@/components/delete-resource';
import { ProvisioningBadge } from '@/components/jobs';
import { Age, ErrorBanner, Page, segmentWords } from '@/components/layout';
import { LinkButton } from '@/components/ui/button';
import { NavTabs } from '@/components/ui/nav-tabs';
import { Tag } from '@/components/ui/tag';
import { useWorkspace } from '@/lib/client/workspace';
import type { DeploymentView } from '@/lib/contracts/api/views';
import { deploymentPath, endpointPath } from '@/lib/domain/reference';
import { DeploymentNotShown } from './deployment-not-shown';
import { useDeployment } from './use-deployment';

export interface DeploymentFrameProps {
  endpointName: string;
  deploymentName: string;
  children: ReactNode;
}

/** Head and tabs of a deployment's page. */
export function DeploymentFrame({ endpointName, deploymentName, children }: DeploymentFrameProps) {
  const { deployment, data, error, dataUpdatedAt, refetch } = useDeployment(endpointName, deploymentName);
  if (deployment === null || (!data && error))
    return (
      <DeploymentNotShown
        endpointName={endpointName}
        deploymentName={deploymentName}
        error={error}
        onRetry={() => refetch()}
      />
    );
  return (
    <Page
      title={deploymentName}
      status={
        deployment && (
          <Tag tone={deployment.traffic === 100 ? 'accent' : 'default'}>
            {deployment.traffic === 100 ? 'Default, traffic 100' : 'Traffic 0'}
          </Tag>
        )
      }
      meta={<Meta endpointName={endpointName} deployment={deployment} />}
      commands={<DeploymentCommands endpointName={endpointName} deploymentName={deploymentName} />}
      age={<Age at={dataUpdatedAt} stale={error !== null} />}
      tabs={<DeploymentTabs endpointName={endpointName} deploymentName={deploymentName} />}
    >
      {error && (
        <div className="mb-4">
          <ErrorBanner
            error={error}
            what={`The deployment ${deploymentName}`}
            lastGoodAt={dataUpdatedAt}
            onRetry={() => refetch()}
          />
        </div>
      )}
      {children}
    </Page>
  );
}

function DeploymentCommands({ endpointName, deploymentName }: Omit<DeploymentFrameProps, 'children'>) {
  const workspace = useWorkspace();
  return (
    <>
      <LinkButton
        variant="quiet"
        prefetch={false}
        className="-ml-2.5"
        href={`${deploymentPath(workspace, endpointName, deploymentName)}/yaml?view=form`}
        icon={<Pencil aria-hidden className="size-4" />}
      >
        Edit settings
      </LinkButton>
      <CopyAs of={{ kind: 'deployment', endpointName, deploymentName }} />
      <DeleteDeployment workspace={workspace} endpointName={endpointName} deploymentName={deploymentName} />
    </>
  );
}

function Meta({ endpointName, deployment }: { endpointName: string; deployment: DeploymentView | undefined }) {
  const workspace = useWorkspace();
  return (
    <>
      {deployment && <ProvisioningBadge state={deployment.provisioningState} />}
      <span className="inline-flex min-w-0 items-center gap-1.5">
        <Server aria-hidden className="size-3.5 shrink-0" />
        <Link href={endpointPath(workspace, endpointName)}>{endpointName}</Link>
      </span>
      {deployment && (
        <span>{deployment.kind === 'pipeline' ? 'Pipeline component deployment' : 'Model deployment'}</span>
      )}
    </>
  );
}

const sections = ['yaml', 'json'] as const;

function DeploymentTabs({ endpointName, deploymentName }: { endpointName: string; deploymentName: string }) {
  const base = deploymentPath(useWorkspace(), endpointName, deploymentName);
  // The address may be encoded otherwise than our own link, so only the last part is compared.
  const last = usePathname()?.split('/').filter(Boolean).at(-1);
  const section = sections.find((each) => each === last && last !== deploymentName) ?? null;
  const tabs = [
    { href: base, label: 'Details', current: section === null },
    ...sections.map((each) => ({ href: `${base}/${each}`, label: segmentWords[each], current: each === section })),
  ];
  return <NavTabs label="Sections" tabs={tabs} />;
}
