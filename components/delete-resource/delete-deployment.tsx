'use client';

import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { toastStore } from '@/components/ui/toast-store';
import { deploymentsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { endpointPath } from '@/lib/domain/reference';
import { DeleteDialog } from './delete-dialog';
import { STAYS, WhatStays } from './what-stays';

export interface DeleteDeploymentProps {
  workspace: WorkspaceRef;
  endpointName: string;
  deploymentName: string;
}

/**
 * The command that deletes one deployment; the endpoint's page comes after it. The default one can not go before another is
 * the default.
 */
export function DeleteDeployment({ workspace, endpointName, deploymentName }: DeleteDeploymentProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const { data } = useQuery(deploymentsQuery(workspace, endpointName));
  const isDefault = data?.deployments.some(({ name, traffic }) => name === deploymentName && traffic === 100) ?? false;
  const others = data?.deployments.map(({ name }) => name).filter((name) => name !== deploymentName) ?? [];
  const deleted = () => {
    setOpen(false);
    toastStore.show({ tone: 'ok', title: `${deploymentName} is deleted.` });
    router.push(endpointPath(workspace, endpointName));
  };
  return (
    <>
      <Button variant="quiet-danger" icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        Delete deployment
      </Button>
      <DeleteDialog
        workspace={workspace}
        resource={{ endpointName, deploymentName }}
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${deploymentName} of ${endpointName}?`}
        confirmLabel="Delete deployment"
        onDeleted={deleted}
        blocked={isDefault && <DefaultFirst deploymentName={deploymentName} others={others} />}
      >
        <WhatStays
          goes={[`The deployment ${deploymentName} and its settings`]}
          stays={[`The endpoint ${endpointName} and its other deployments`, ...STAYS]}
        />
      </DeleteDialog>
    </>
  );
}

function DefaultFirst({ deploymentName, others }: { deploymentName: string; others: readonly string[] }) {
  return (
    <Banner tone="warn" title={`${deploymentName} is the default deployment.`}>
      {others.length > 0
        ? `Invokes that name no deployment land on it. Make ${inWords(others)} the default first, by its traffic switch on the endpoint’s page.`
        : 'It is the only one. Create another deployment and make it the default first, or delete the endpoint.'}
    </Banner>
  );
}

const MOST = 3;

function inWords(names: readonly string[]): string {
  if (names.length === 1) return names[0] ?? '';
  return names.length <= MOST ? names.join(' or ') : `one of the other ${names.length} deployments`;
}
