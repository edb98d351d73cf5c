import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { DraftKeeper, type DraftState } from './draft-keeper';
import { indexedDrafts } from './draft-store';
import { browserTabs } from './draft-tabs';

export type { DraftState } from './draft-keeper';

/** What a page says of a draft: `3 changes not applied, kept in this browser`. */
export const KEPT = 'kept in this browser';

/** The name that the text of a resource is kept under; the parts are ids of a workspace and of a resource in it. */
export const draftKey = (workspaceId: string, resource: string): string => `${workspaceId} ${resource}`.toLowerCase();

export interface DraftHandle extends DraftState {
  setText(text: string): void;
  /** Gives the draft up; the text is `base` again. */
  discard(): void;
}

/** The page may go without a word: what is not written yet is written when it is hidden. */
function whenHidden(flush: () => void): () => void {
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('pagehide', flush);
  return () => {
    document.removeEventListener('visibilitychange', flush);
    window.removeEventListener('pagehide', flush);
  };
}

/**
 * The unsaved text of a resource. It survives a reload, an expired sign-in and the end of the tab, and is written 300 ms
 * after a key at most. `base` is the live text: a text equal to it is no draft. Another tab's text is never written over;
 * `otherTab` tells of it.
 */
export function useDraft(key: string, base: string): DraftHandle {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new base is told to the keeper, which holds the draft
  const keeper = useMemo(() => new DraftKeeper(key, base, indexedDrafts, browserTabs), [key]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.get, keeper.get);
  useEffect(() => {
    void keeper.open();
    const stop = whenHidden(() => void keeper.flush());
    return () => {
      stop();
      keeper.close();
    };
  }, [keeper]);
  useEffect(() => keeper.rebase(base), [keeper, base]);
  const actions = useMemo(
    () => ({ setText: (text: string) => keeper.setText(text), discard: () => void keeper.discard() }),
    [keeper],
  );
  return { ...state, ...actions };
}
