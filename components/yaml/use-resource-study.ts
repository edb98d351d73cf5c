import { useCallback, useMemo } from 'react';
import type { ResourceRef } from '@/lib/client/resources';
import { largeResource, type ResourceQuestion, type ResourceStudy } from './resource-study';
import type { ResourceText } from './resource-text';
import { type Reader, useStudy } from './use-study';

// A literal: the bundler looks for this form, and serves the worker from our own origin.
const reader: Reader<ResourceQuestion, ResourceStudy> = {
  start: () => new Worker(new URL('./resource.worker.ts', import.meta.url), { type: 'module', name: 'yaml-resource' }),
  atOnce: largeResource,
};

/** What the text makes of the live resource, read beside the page's thread; `ask` reads this very text. */
export function useResourceStudy(of: ResourceRef, edited: ResourceText, workspaceId: string) {
  const { text, base, liveShape } = edited;
  const questionOf = useCallback(
    (own: string) => ({ text: own, base, baseShape: liveShape, of, workspaceId }),
    [base, liveShape, of, workspaceId],
  );
  const { study, ask } = useStudy(
    reader,
    useMemo(() => questionOf(text), [questionOf, text]),
  );
  return { study, ask: (own: string) => ask(questionOf(own)) };
}
