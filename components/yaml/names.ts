import { queryOptions } from '@tanstack/react-query';
import type { EditorNames } from '@/components/yaml-editor';
import { callApi } from '@/lib/client/api';
import { workspaceKey } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

/** Names that the editor completes. */
export const namesQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: [...workspaceKey(ws), 'editor-names'],
    queryFn: ({ signal }) => readNames(ws, signal),
    staleTime: 60_000,
  });

async function readNames(ws: WorkspaceRef, signal: AbortSignal): Promise<EditorNames> {
  const [{ models }, { computes }] = await Promise.all([
    callApi('models', { params: ws, signal }),
    callApi('computes', { params: ws, signal }),
  ]);
  return {
    models: models.map(({ name, latestVersion }) => ({
      name,
      versions: latestVersion ? [latestVersion] : [],
      labels: ['latest'],
    })),
    environments: [],
    components: [],
    data: [],
    computes: computes.map(({ name }) => name),
    endpoints: [],
  };
}
