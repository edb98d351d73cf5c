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

/** The state of one editor; only what shows it is drawn again when a key moves the cursor. */
export class StatusStore {
  private status = START;
  private readonly listeners = new Set<() => void>();

  set(part: Partial<EditorStatus>) {
    this.status = { ...this.status, ...part };
    for (const listener of this.listeners) listener();
  }
  readonly get = () => this.status;
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const useStatus = (store: StatusStore) => useSyncExternalStore(store.subscribe, store.get, () => START);
