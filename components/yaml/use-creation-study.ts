import { useCallback, useMemo } from 'react';
import { useWorkspace } from '@/lib/client/workspace';
import { workspaceId } from '@/lib/domain/reference';
import { type CreationQuestion, type CreationStudy, largeCreation } from './creation-study';
import { type Reader, useStudy } from './use-study';

// A literal: the bundler looks for this form, and serves the worker from our own origin.
const reader: Reader<CreationQuestion, CreationStudy> = {
  start: () => new Worker(new URL('./creation.worker.ts', import.meta.url), { type: 'module', name: 'yaml-creation' }),
  atOnce: largeCreation,
};

/** What a text makes and what is to be said of it, read beside the page's thread; `ask` reads this very text. */
export function useCreationStudy(text: string, within: string | null) {
  const id = workspaceId(useWorkspace());
  const questionOf = useCallback((own: string) => ({ text: own, workspaceId: id, within }), [id, within]);
  const { study, ask } = useStudy(
    reader,
    useMemo(() => questionOf(text), [questionOf, text]),
  );
  return { study, ask: (own: string) => ask(questionOf(own)) };
}
