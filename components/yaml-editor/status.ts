import { useSyncExternalStore } from 'react';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { YamlShape } from '@/lib/domain/yaml-schema/derive';

/** What the bars below an editor say. Lines and columns count from 1. */
export interface EditorStatus {
  line: number;
  column: number;
  /** The Tab key leaves the editor instead of indenting. */
  tabLeaves: boolean;
  shape: YamlShape | null;
  problems: readonly YamlProblem[];
}

const START: EditorStatus = { line: 1, column: 1, tabLeaves: false, shape: null, problems: [] };
/** From the last key to the bars' saying where the cursor is now, in milliseconds. */
const PAUSE = 150;

/** The state of one editor; only what shows a part of it is drawn again when that part changes. */
export class StatusStore {
  private status = START;
  private later: Partial<EditorStatus> = {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  set(part: Partial<EditorStatus>) {
    this.status = { ...this.status, ...part };
    for (const listener of this.listeners) listener();
  }

  /** The same in a pause between keys, so that none waits for the bars to be drawn. */
  setSoon(part: Partial<EditorStatus>) {
    this.later = { ...this.later, ...part };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { later } = this;
      this.later = {};
      this.set(later);
    }, PAUSE);
  }

  readonly get = () => this.status;
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** One part of an editor's state. */
export function useStatus<Key extends keyof EditorStatus>(store: StatusStore, key: Key): EditorStatus[Key] {
  return useSyncExternalStore(
    store.subscribe,
    () => store.get()[key],
    () => START[key],
  );
}
