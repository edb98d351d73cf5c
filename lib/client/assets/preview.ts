import { queryOptions } from '@tanstack/react-query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { assetKey, labelKey, type Wanted } from '@/lib/domain/local-assets/wanted';
import { workspaceKey } from '../queries';
import type { LocalFiles } from './local-files';
import { planTerms } from './prepare-terms';

const ids = new WeakMap<LocalFiles, number>();
let next = 1;

/** Each drop is another one, even where its files have the same names. */
function idOf(files: LocalFiles | null): number | null {
  if (!files) return null;
  const id = ids.get(files) ?? next++;
  ids.set(files, id);
  return id;
}

const keyOf = ({ labels, codes, assets, componentFiles, componentJobs }: Wanted) => [
  labels.map(labelKey),
  [...codes].map(([path, scripts]) => [path, ...scripts]),
  assets.map(assetKey),
  componentFiles,
  componentJobs,
];

/** Whether anything is asked of a workspace. */
export const wantsAnything = (wanted: Wanted): boolean => keyOf(wanted).flat().length > 0;

/**
 * What texts would have uploaded and registered. Keyed by what they ask for and not by their letters, so that typing a
 * description reads no file again.
 */
export const assetPreviewQuery = (
  ws: WorkspaceRef,
  texts: readonly string[],
  wanted: Wanted,
  files: LocalFiles | null,
) =>
  queryOptions({
    queryKey: [...workspaceKey(ws), 'assets-of-text', keyOf(wanted), idOf(files)],
    queryFn: async ({ signal }) => {
      const { toDo, ignored } = await planTerms(ws, texts, files, signal);
      return { toDo, ignored };
    },
    retry: false,
    staleTime: 60_000,
  });
