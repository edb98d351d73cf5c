import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { workspaceQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import { workspaceId } from '@/lib/domain/reference';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';

/** Terms for looking: what is only known once it is uploaded or resolved is named as the text has it. */
function previewTerms(id: string, location: string): WorkspaceTerms {
  return {
    workspaceId: id,
    location,
    versionOfLabel: (_type, _name, label) => `@${label}`,
    uploadedCode: (path) => `${id}/codes/<upload:${path}>/versions/1`,
    inlineAsset: (type, name, version) => `${id}/${type}/${name ?? 'anonymous'}/versions/${version ?? '@new'}`,
    componentOfFile: (path) => `${id}/components/<upload:${path}>/versions/1`,
    componentOfJob: (job) => `${id}/components/<upload:${job}>/versions/1`,
  };
}

/** Terms of the workspace for showing what a text means; null until its region is known. */
export function usePreviewTerms(): WorkspaceTerms | null {
  const ws = useWorkspace();
  const location = useQuery(workspaceQuery(ws)).data?.location;
  const id = workspaceId(ws);
  return useMemo(() => (location === undefined ? null : previewTerms(id, location)), [id, location]);
}
