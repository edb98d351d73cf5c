'use client';

import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toastStore } from '@/components/ui/toast-store';
import { deploymentsQuery, endpointQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { workspacePath } from '@/lib/domain/reference';
import { DeleteDialog } from './delete-dialog';
import { STAYS, WhatStays } from './what-stays';

export interface DeleteEndpointProps {
  workspace: WorkspaceRef;
  endpointName: string;
}

const counted = (count: number) => (count === 1 ? '1 deployment' : `${count} deployments`);

/** The command that deletes an endpoint with all of its deployments; the list of endpoints comes after it. */
export function DeleteEndpoint({ workspace, endpointName }: DeleteEndpointProps) {
  const [open, setOpen] = useState(false);
  const endpoint = useQuery(endpointQuery(workspace, endpointName)).data;
  const listed = useQuery(deploymentsQuery(workspace, endpointName)).data?.deployments;
  const deployments = listed?.map(({ name }) => name) ?? null;
  const router = useRouter();
  const deleted = () => {
    toastStore.show({ tone: 'ok', title: `${endpointName} is deleted.` });
    router.push(`${workspacePath(workspace)}/endpoints`);
  };
  const count = deployments?.length ?? 0;
  return (
    <>
      <Button variant="quiet-danger" icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        Delete endpoint
      </Button>
      <DeleteDialog
        workspace={workspace}
        resource={{ endpointName, deploymentName: null }}
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${endpointName}?`}
        confirmLabel={count > 0 ? `Delete endpoint and ${counted(count)}` : 'Delete endpoint'}
        onDeleted={deleted}
        blocked={null}
      >
        <WhatStays goes={whatGoes(endpointName, endpoint?.scoringUri ?? null, deployments)} stays={STAYS} />
      </DeleteDialog>
    </>
  );
}

const NAMED = 5;

function whatGoes(endpointName: string, scoringUri: string | null, deployments: readonly string[] | null): string[] {
  const address = scoringUri ? `, and its address ${scoringUri}` : '';
  const endpoint = `The endpoint ${endpointName}${address}`;
  if (deployments === null) return [endpoint, 'All of its deployments'];
  if (deployments.length === 0) return [endpoint];
  const more = deployments.length > NAMED ? ` and ${deployments.length - NAMED} more` : '';
  return [endpoint, `${counted(deployments.length)}: ${deployments.slice(0, NAMED).join(', ')}${more}`];
}
