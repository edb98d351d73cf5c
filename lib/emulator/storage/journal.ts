/**
 * What was written but is not known to be on disk yet. If the storage process dies, these writes are done again in their
 * order before anybody is told that all is well; so nothing that this process wrote is lost with that one.
 */
export interface Journal {
  /** `redo` must be harmless when the write is there already. A later entry under the same key replaces the earlier. */
  remember(key: string, redo: () => Promise<void>): void;
  /** A mark of all that is remembered now; `forget(mark)` drops exactly that. */
  mark(): ReadonlyMap<string, () => Promise<void>>;
  forget(mark: ReadonlyMap<string, () => Promise<void>>): void;
  redoAll(): Promise<void>;
  readonly size: number;
}

export function createJournal(): Journal {
  const entries = new Map<string, () => Promise<void>>();
  return {
    remember(key, redo) {
      entries.delete(key);
      entries.set(key, redo);
    },
    mark: () => new Map(entries),
    forget(mark) {
      for (const [key, redo] of mark) if (entries.get(key) === redo) entries.delete(key);
    },
    async redoAll() {
      for (const redo of [...entries.values()]) await redo();
    },
    get size() {
      return entries.size;
    },
  };
}
