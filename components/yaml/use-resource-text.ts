import { useEffect, useMemo, useState } from 'react';
import { type AppliedText, keepApplied, keepBase, readApplied, readBase } from '@/lib/client/applied-text';
import { useDraft } from '@/lib/client/drafts';
import type { Resource } from '@/lib/contracts/api/resources';
import { changedPaths } from '@/lib/domain/changes/diff';
import { withTheirs } from '@/lib/domain/changes/merge';
import { shapeOfText } from '@/lib/domain/yaml/shape-of';
import {
  type MergedText,
  mergeTyped,
  type ResourceText,
  settled,
  shapeOfLive,
  type TextTerms,
  textOfLive,
} from './resource-text';

const isSame = (a: Resource, b: Resource) => changedPaths(a, b).length === 0;
type Outcome = Pick<MergedText, 'conflicts' | 'taken'>;
const nothing: Outcome = { conflicts: [], taken: [] };

/** The text of a resource in this browser: what was applied here last, the draft of it, and what became of the live one. */
export function useResourceText(key: string, live: Resource, of: TextTerms): ResourceText {
  const { isEndpoint, terms } = of;
  const [anchor, setAnchor] = useState<AppliedText>(
    () => readBase(key) ?? readApplied(key) ?? { text: textOfLive(live, of), live, operation: null },
  );
  const draft = useDraft(key, anchor.text);
  const [merged, setMerged] = useState(nothing);
  const liveShape = useMemo(() => shapeOfLive(live, isEndpoint), [live, isEndpoint]);
  const shapeNow = (text: string) => shapeOfText(text) ?? liveShape;
  const isEdited = draft.text !== anchor.text;
  const isStale = useMemo(() => !isSame(anchor.live, live), [anchor.live, live]);

  function merge(fresh: Resource): boolean {
    const typed = draft.newest();
    const hasEdits = typed !== anchor.text;
    const next = mergeTyped(typed, anchor, fresh, of);
    if (!next) return false;
    setAnchor({ ...anchor, text: next.before, live: fresh });
    if (hasEdits) draft.setText(next.typed);
    setMerged(next);
    return true;
  }

  // What was typed in an earlier visit is merged when the page opens, and a text without edits follows the live resource.
  const [isOpened, setOpened] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the live resource changes, not at each key
  useEffect(() => {
    if (!draft.ready) return;
    if (isStale && (!isEdited || !isOpened)) merge(live);
    setOpened(true);
  }, [live, isStale, draft.ready]);

  // The draft of this tab goes on from what it was begun on; the next visit without a draft begins with the newest text.
  const isSettled = merged.conflicts.length === 0;
  useEffect(() => {
    if (!draft.ready || !isSettled) return;
    keepBase(key, isEdited ? anchor : null);
    if (!isStale) keepApplied(key, anchor);
  }, [key, anchor, isSettled, isEdited, isStale, draft.ready]);

  return {
    text: draft.text,
    setText: draft.setText,
    typeText: draft.typeText,
    newest: draft.newest,
    before: anchor.text,
    liveShape,
    base: isStale ? anchor.live : live,
    isEdited,
    isStale,
    merge,
    conflicts: merged.conflicts,
    taken: merged.taken,
    choose(conflict, side) {
      const mine = draft.newest();
      const next =
        side === 'mine' ? mine : withTheirs(mine, conflict.path, anchor.live, shapeNow(mine), terms.workspaceId);
      if (next !== null && next !== mine) draft.setText(next);
      setMerged({ ...merged, conflicts: settled(merged.conflicts, conflict, next !== null) });
    },
    applied(next) {
      setAnchor(next);
      keepApplied(key, next);
      setMerged(nothing);
    },
    discard() {
      draft.discard();
      setMerged(nothing);
    },
    operation: anchor.operation,
    restored: draft.restored,
    otherTab: draft.otherTab,
    keeping: draft.keeping,
  };
}
