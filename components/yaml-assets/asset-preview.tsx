'use client';

import { useQuery } from '@tanstack/react-query';
import { ActionError } from '@/components/layout';
import { assetPreviewQuery, type LocalFiles, wantsAnything } from '@/lib/client/assets';
import { useWorkspace } from '@/lib/client/workspace';
import type { Wanted } from '@/lib/domain/local-assets/wanted';
import { AssetToDo } from './asset-to-do';

export interface AssetPreviewProps {
  texts: readonly string[];
  /** What these texts ask of the workspace. */
  wanted: Wanted;
  files: LocalFiles | null;
}

/**
 * What the texts will have uploaded and registered before they are written, and what can not be, while they are still
 * typed. It reads and sends nothing; a large model is read once for its hash.
 */
export function AssetPreview({ texts, wanted, files }: AssetPreviewProps) {
  const workspace = useWorkspace();
  const wants = wantsAnything(wanted);
  const { data, error, isFetching } = useQuery({
    ...assetPreviewQuery(workspace, texts, wanted, files),
    enabled: wants,
  });
  if (!wants) return null;
  if (error) return <ActionError error={error} what="What the text points at can not be sent as it is." />;
  if (data) return <AssetToDo prepared={data} />;
  return isFetching ? <p className="text-fg-2">Reading what the text points at</p> : null;
}
