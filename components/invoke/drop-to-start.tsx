'use client';

import { FolderUp, Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { collectFiles } from '@/lib/client/upload';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { invokePath } from '@/lib/domain/reference';
import { BrowseLink } from './browse-link';
import { DropFrame } from './drop-frame';
import { handOver } from './hand-over';
import { usePageDrop } from './use-page-drop';

export interface DropToStartProps {
  workspace: WorkspaceRef;
  endpointName: string;
}

/** On the endpoint's page: whatever is dropped there (or anywhere on the page) is taken along to the form that starts a job. */
export function DropToStart({ workspace, endpointName }: DropToStartProps) {
  const router = useRouter();
  const go = useCallback(
    (source: DataTransfer | File[]) => {
      if (Array.isArray(source) && source.length === 0) return;
      handOver(collectFiles(source));
      router.push(invokePath(workspace, endpointName));
    },
    [router, workspace, endpointName],
  );
  const over = usePageDrop(go);
  return (
    <DropFrame over={over}>
      <div className="grid justify-items-center gap-1 py-1 text-center">
        {over ? (
          <FolderUp aria-hidden className="size-5 text-accent-text" />
        ) : (
          <Upload aria-hidden className="size-5 text-fg-2" />
        )}
        <p className="font-semibold">
          {over ? `Drop to start a job on ${endpointName}` : 'Drop files or a folder to start a job'}
        </p>
        <p className="text-fg-2">
          or <BrowseLink onFiles={go}>browse files</BrowseLink> or{' '}
          <BrowseLink folder onFiles={go}>
            a folder
          </BrowseLink>
        </p>
      </div>
    </DropFrame>
  );
}
