import { queryOptions } from '@tanstack/react-query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { NamedCollection } from '@/lib/contracts/api/registrations';
import type { Answer } from '@/lib/contracts/api/routes';
import type { EditorNames } from '@/lib/domain/yaml-schema/names';
import { callApi } from './api';
import { untilRead, workspaceKey } from './queries';

/** Versions are listed for so many assets with more than the first one; the others are completed with their latest. */
const LISTED = 24;
const AT_ONCE = 4;

type Named = Answer<'editorNames'>['models'][number];
interface Listing {
  collection: NamedCollection;
  name: string;
}

const key = ({ collection, name }: Listing) => `${collection}/${name}`;

function toBeListed(answer: Answer<'editorNames'>): Listing[] {
  const collections: NamedCollection[] = ['models', 'environments', 'components', 'data'];
  const several = ({ latestVersion }: Named) => latestVersion !== null && latestVersion !== '1';
  return collections
    .flatMap((collection) => answer[collection].filter(several).map(({ name }) => ({ collection, name })))
    .slice(0, LISTED);
}

/** Versions by asset; one that can not be read is left out, for its latest is known. */
async function listVersions(ws: WorkspaceRef, wanted: Listing[], signal: AbortSignal): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const left = [...wanted];
  const work = async () => {
    for (let next = left.shift(); next && !signal.aborted; next = left.shift()) {
      const answer = await callApi('assetVersions', { params: { ...ws, ...next }, signal }).catch(() => null);
      if (answer) found.set(key(next), answer.versions);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** Names of the workspace for completion: read when an editor asks, kept for a minute, cut at a bound. */
export const editorNamesQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: [...workspaceKey(ws), 'names'],
    queryFn: async ({ signal }): Promise<EditorNames> => {
      const answer = await callApi('editorNames', { params: ws, signal });
      const versions = await listVersions(ws, toBeListed(answer), signal);
      const named = (collection: NamedCollection) =>
        answer[collection].map(({ name, latestVersion }) => ({
          name,
          versions: versions.get(key({ collection, name })) ?? (latestVersion === null ? [] : [latestVersion]),
          labels: latestVersion === null ? [] : ['latest'],
        }));
      const { computes, endpoints } = answer;
      return {
        models: named('models'),
        environments: named('environments'),
        components: named('components'),
        data: named('data'),
        computes,
        endpoints,
      };
    },
    staleTime: 60_000,
    ...untilRead,
  });
