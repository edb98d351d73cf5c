import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { refOf } from '@/lib/client/create';
import { resourceQuery } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import { workspaceId } from '@/lib/domain/reference';
import type { Step } from '@/lib/domain/yaml/steps';
import { isNameUsed, type Standing, standingOf } from './standing';
import { previewTerms } from './terms';
import type { Creation } from './use-create';
import type { KnownNames } from './use-known-names';

/** What has each step's name already, by its place: read only where a name is in use. */
export function useStandings(steps: readonly Step[], known: KnownNames, states: Creation['states']): Standing[] {
  const ws = useWorkspace();
  const terms = useMemo(() => previewTerms(workspaceId(ws)), [ws]);
  const used = steps.filter((step, at) => isNameUsed(step, known, states[at] ?? null));
  const found = useQueries({ queries: used.map((step) => resourceQuery(ws, refOf(step))) });
  return steps.map((step) => {
    const read = step.action === 'create' ? found[used.indexOf(step)] : undefined;
    if (!read || step.action !== 'create') return null;
    return standingOf(step, read.data?.resource ?? (read.error ? undefined : null), terms);
  });
}
