import { useQuery } from '@tanstack/react-query';
import { callApi } from '@/lib/client/api';
import { workspaceQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { workspaceId } from '@/lib/domain/reference';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';

/** Terms for looking: what is only known once it is uploaded or resolved is named as the text has it. */
function previewTerms(ws: WorkspaceRef, location: string): WorkspaceTerms {
  const id = workspaceId(ws);
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
  const { data } = useQuery(workspaceQuery(ws));
  return data ? previewTerms(ws, data.location) : null;
}

/** Stand-in until local files are uploaded: labels are resolved, anything else is refused. */
export async function prepareTerms(ws: WorkspaceRef, location: string): Promise<WorkspaceTerms> {
  const { models } = await callApi('models', { params: ws });
  const refuse = (what: string): never => {
    throw new Error(`${what} is a file of your machine: drop its folder here.`);
  };
  return {
    ...previewTerms(ws, location),
    versionOfLabel: (_type, name, label) =>
      models.find((model) => model.name === name)?.latestVersion ?? refuse(`${name}@${label}`),
    uploadedCode: refuse,
    componentOfFile: refuse,
  };
}
