import { useEffect, useMemo, useState } from 'react';
import { type AppliedText, keepApplied, keepBase, readApplied, readBase } from '@/lib/client/applied-text';
import { type DraftState, useDraft } from '@/lib/client/drafts';
import type { Resource } from '@/lib/contracts/api/resources';
import { withoutComputed } from '@/lib/domain/changes/computed';
import { changedPaths } from '@/lib/domain/changes/diff';
import type { Shape } from '@/lib/domain/changes/fields';
import { type Conflict, mergeText, withTheirs } from '@/lib/domain/changes/merge';
import { editableYaml } from '@/lib/domain/yaml/apply';
import { shapeOf } from '@/lib/domain/yaml/from-rest';
import { shapeOfText } from '@/lib/domain/yaml/shape-of';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';

export interface ResourceText {
  /** What stands in the editor. */
  text: string;
  setText(text: string): void;
  /** Takes what an editor shows already; `text` follows in a pause between keys. */
  typeText(text: string): void;
  /** With the last key, whatever `text` was drawn. */
  newest(): string;
  /** The text without the edits, which means `base`. */
  before: string;
  /** The shape of a text that does not say its own. */
  liveShape: Shape;
  /** The live resource that the edits are edits of. */
  base: Resource;
  isEdited: boolean;
  /** The live resource is another than `base` by now, and what was typed was not merged with it yet. */
  isStale: boolean;
  /** Merges with a live resource. False where the text has errors: then it stays as it is. */
  merge(live: Resource): boolean;
  conflicts: Conflict[];
  choose(conflict: Conflict, side: 'mine' | 'theirs'): void;
  /** Labels of what the last merge took from the live resource; empty before. */
  taken: string[];
  /** What was typed became the live resource. */
  applied(next: AppliedText): void;
  discard(): void;
  operation: AppliedText['operation'];
  restored: boolean;
  otherTab: DraftState['otherTab'];
  keeping: DraftState['keeping'];
}

const isSame = (a: Resource, b: Resource) => changedPaths(a, b).length === 0;
const shapeOfLive = (live: Resource, isEndpoint: boolean): Shape => (isEndpoint ? 'endpoint' : shapeOf(live));

/** The conflicts without the one that was decided; where the text has no place for the live value it stays, and says so. */
const settled = (conflicts: Conflict[], chosen: Conflict, isDone: boolean): Conflict[] =>
  conflicts.flatMap((other) => (other !== chosen ? other : isDone ? [] : { ...other, byHand: true as const }));

/** The text of a resource in this browser: what was applied here last, the draft of it, and what became of the live one. */
export function useResourceText(key: string, live: Resource, isEndpoint: boolean, terms: WorkspaceTerms): ResourceText {
  const ofLive = (resource: Resource) =>
    editableYaml(withoutComputed(resource), shapeOfLive(resource, isEndpoint), terms.workspaceId);
  const [anchor, setAnchor] = useState<AppliedText>(
    () => readBase(key) ?? readApplied(key) ?? { text: ofLive(live), live, operation: null },
  );
  const draft = useDraft(key, anchor.text);
  const [merged, setMerged] = useState<{ conflicts: Conflict[]; taken: string[] }>({ conflicts: [], taken: [] });
  const liveShape = useMemo(() => shapeOfLive(live, isEndpoint), [live, isEndpoint]);
  const shapeNow = (text: string) => shapeOfText(text) ?? liveShape;
  const isEdited = draft.text !== anchor.text;
  const isStale = useMemo(() => !isSame(anchor.live, live), [anchor.live, live]);

  function merge(fresh: Resource): boolean {
    const typed = draft.newest();
    const hasEdits = typed !== anchor.text;
    const own = mergeText(typed, anchor.live, fresh, shapeNow(typed), terms);
    if (!own) return false;
    const kept = mergeText(anchor.text, anchor.live, fresh, shapeNow(anchor.text), terms);
    const text = kept && kept.conflicts.length === 0 ? kept.text : ofLive(fresh);
    setAnchor({ ...anchor, text, live: fresh });
    if (hasEdits) draft.setText(own.text);
    setMerged({ conflicts: hasEdits ? own.conflicts : [], taken: own.taken });
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
      const typed = draft.newest();
      const { path } = conflict;
      const next = side === 'mine' ? typed : withTheirs(typed, path, anchor.live, shapeNow(typed), terms.workspaceId);
      if (next !== null && next !== typed) draft.setText(next);
      setMerged({ ...merged, conflicts: settled(merged.conflicts, conflict, next !== null) });
    },
    applied(next) {
      setAnchor(next);
      keepApplied(key, next);
      setMerged({ conflicts: [], taken: [] });
    },
    discard() {
      draft.discard();
      setMerged({ conflicts: [], taken: [] });
    },
    operation: anchor.operation,
    restored: draft.restored,
    otherTab: draft.otherTab,
    keeping: draft.keeping,
  };
}
