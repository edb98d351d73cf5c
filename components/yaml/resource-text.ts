import type { AppliedText } from '@/lib/client/applied-text';
import type { DraftState } from '@/lib/client/drafts';
import type { Resource } from '@/lib/contracts/api/resources';
import { withoutComputed } from '@/lib/domain/changes/computed';
import type { Shape } from '@/lib/domain/changes/field';
import { type Conflict, mergeText } from '@/lib/domain/changes/merge';
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

/** The resource that a text is of, for reading both. */
export interface TextTerms {
  isEndpoint: boolean;
  terms: WorkspaceTerms;
}

export const shapeOfLive = (live: Resource, isEndpoint: boolean): Shape => (isEndpoint ? 'endpoint' : shapeOf(live));

/** The text of a live resource that nobody wrote one for. */
export const textOfLive = (live: Resource, { isEndpoint, terms }: TextTerms): string =>
  editableYaml(withoutComputed(live), shapeOfLive(live, isEndpoint), terms.workspaceId);

export interface MergedText {
  /** What was typed, with what changed elsewhere in it. */
  typed: string;
  /** The text without the edits, for the fresh resource. */
  before: string;
  conflicts: Conflict[];
  taken: string[];
}

/** What was typed on `anchor`, merged with a fresh live resource; null where it has errors. */
export function mergeTyped(typed: string, anchor: AppliedText, fresh: Resource, of: TextTerms): MergedText | null {
  const shapeNow = (text: string) => shapeOfText(text) ?? shapeOfLive(fresh, of.isEndpoint);
  const own = mergeText(typed, anchor.live, fresh, shapeNow(typed), of.terms);
  if (!own) return null;
  const kept = mergeText(anchor.text, anchor.live, fresh, shapeNow(anchor.text), of.terms);
  const before = kept && kept.conflicts.length === 0 ? kept.text : textOfLive(fresh, of);
  return { typed: own.text, before, conflicts: typed === anchor.text ? [] : own.conflicts, taken: own.taken };
}

/** The conflicts without the one that was decided; where the text has no place for the live value it stays, and says so. */
export const settled = (conflicts: Conflict[], chosen: Conflict, isDone: boolean): Conflict[] =>
  conflicts.flatMap((other) => (other !== chosen ? other : isDone ? [] : { ...other, byHand: true as const }));
