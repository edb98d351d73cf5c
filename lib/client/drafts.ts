import { startTransition, useEffect, useMemo, useState } from 'react';
import type { DraftState } from './draft';
import { DraftKeeper } from './draft-keeper';
import { indexedDrafts } from './draft-store';
import { browserTabs } from './draft-tabs';

export type { DraftState } from './draft';

export interface DraftHandle extends DraftState {
  setText(text: string): void;
  /** Takes what an editor shows already; `text` follows in a pause between keys. */
  typeText(text: string): void;
  /** With the last key, whatever `text` was drawn. */
  newest(): string;
  /** Gives the draft up; the text is `base` again. */
  discard(): void;
}

/** The page may go without a word. */
function whenHidden(leave: () => void): () => void {
  const hidden = () => document.hidden && leave();
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leave);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', leave);
  };
}

/** The keeper's state, drawn when no key waits: a page is long, and the editor shows what is typed without it. */
function useTold(keeper: DraftKeeper): DraftState {
  const [told, setTold] = useState({ keeper, state: keeper.get() });
  useEffect(() => {
    const tell = () => startTransition(() => setTold({ keeper, state: keeper.get() }));
    tell();
    const stop = keeper.subscribe(tell);
    return () => void stop();
  }, [keeper]);
  return told.keeper === keeper ? told.state : keeper.get();
}

/**
 * The unsaved text of a resource. It survives a reload, an expired sign-in and the end of the tab, and is written 300 ms
 * after a key at most. `base` is the live text: a text equal to it is no draft. Another tab's text is never written over;
 * `otherTab` tells of it.
 */
export function useDraft(key: string, base: string): DraftHandle {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new base is told to the keeper, which holds the draft
  const keeper = useMemo(() => new DraftKeeper(key, base, indexedDrafts, browserTabs), [key]);
  const state = useTold(keeper);
  useEffect(() => {
    void keeper.open();
    const stop = whenHidden(() => keeper.leave());
    return () => {
      stop();
      keeper.close();
    };
  }, [keeper]);
  useEffect(() => keeper.rebase(base), [keeper, base]);
  const actions = useMemo(
    () => ({
      setText: (text: string) => keeper.setText(text),
      typeText: (text: string) => keeper.type(text),
      newest: () => keeper.get().text,
      discard: () => void keeper.discard(),
    }),
    [keeper],
  );
  return { ...state, ...actions };
}
