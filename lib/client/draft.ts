/** Unsaved text of one tab for one resource. */
export interface Draft {
  key: string;
  tab: string;
  text: string;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** Where drafts are kept: one for each resource and tab, so that no tab can write over another's. */
export interface DraftStore {
  /** The drafts of a resource, the newest first. */
  all(key: string): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  remove(key: string, tab: string): Promise<void>;
  /** Keeps it before the call returns, for a page that is going; `all` finds it. */
  hurry(draft: Draft): void;
}

/** Who this tab is, which others are open, and their word that a draft has changed. */
export interface Tabs {
  own(): Promise<string>;
  living(): Promise<ReadonlySet<string>>;
  tell(key: string): void;
  /** Gives back what ends the listening. */
  hear(listener: (key: string) => void): () => void;
}

export interface DraftState {
  text: string;
  /** The text was left here before this page was opened. */
  restored: boolean;
  /** Other unsaved text for the same resource; it is shown, never merged and never lost. */
  otherTab: { text: string; savedAt: number } | null;
  /** Whether the text is kept in this browser; `failed`: it will not survive this page. */
  keeping: 'none' | 'kept' | 'failed';
  /** What was left here was looked for: `text` and `restored` tell it. */
  ready: boolean;
}
