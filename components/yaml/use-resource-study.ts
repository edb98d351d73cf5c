import { useCallback, useMemo } from 'react';
import type { AskedWorker } from '@/lib/client/newest';
import type { ResourceRef } from '@/lib/client/resources';
import type { ResourceQuestion, ResourceStudy } from './resource-study';
import type { ResourceText } from './resource-text';
import { useStudy } from './use-study';

// A literal: the bundler looks for this form, and serves the worker from our own origin.
const startStudy = (): AskedWorker<ResourceQuestion, ResourceStudy> =>
  new Worker(new URL('./resource.worker.ts', import.meta.url), { type: 'module', name: 'yaml-resource' });

/** What the text makes of the live resource, read beside the page's thread; `ask` reads this very text. */
export function useResourceStudy(of: ResourceRef, edited: ResourceText, workspaceId: string) {
  const { text, base, liveShape } = edited;
  const questionOf = useCallback(
    (own: string) => ({ text: own, base, baseShape: liveShape, of, workspaceId }),
    [base, liveShape, of, workspaceId],
  );
  const { study, ask } = useStudy(
    startStudy,
    useMemo(() => questionOf(text), [questionOf, text]),
  );
  return { study, ask: (own: string) => ask(questionOf(own)) };
}
