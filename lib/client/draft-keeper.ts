import type { Draft, DraftState, DraftStore, Tabs } from './draft';

/** From a key to its being written; the promise is 300 ms. */
const WRITE_MS = 200;
/** What the editor shows already is told to the page in a pause between keys, and while there is none this often. */
const PAUSE_MS = 150;
const LONGEST_MS = 3000;

/**
 * Keeps the text of one resource in one tab. Text equal to the live one is no draft. A tab finds its own draft again after a
 * reload, and takes over one whose tab is gone; that of another open tab is only told of.
 */
export class DraftKeeper {
  private state: DraftState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private untoldSince = 0;
  private touched = false;
  /** Keys that are not written yet. */
  private isDirty = false;
  private own: string | null = null;
  private unhear: () => void = () => undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly key: string,
    private base: string,
    private readonly store: DraftStore,
    private readonly tabs: Tabs,
  ) {
    this.state = { text: base, restored: false, otherTab: null, keeping: 'none', ready: false };
  }

  readonly get = () => this.state;
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private set(part: Partial<DraftState>) {
    const before = new Map<string, unknown>(Object.entries(this.state));
    const isNew = Object.entries(part).some(([name, value]) => before.get(name) !== value);
    this.state = { ...this.state, ...part };
    if (isNew) this.tell();
  }

  private tell() {
    clearTimeout(this.telling);
    this.telling = undefined;
    for (const listener of this.listeners) listener();
  }

  private tellSoon() {
    if (this.telling === undefined) this.untoldSince = Date.now();
    clearTimeout(this.telling);
    const wait = Math.max(0, Math.min(PAUSE_MS, this.untoldSince + LONGEST_MS - Date.now()));
    this.telling = setTimeout(() => this.tell(), wait);
  }

  /** Finds what was left here, and listens to the other tabs until `close`. */
  async open(): Promise<void> {
    this.unhear = this.tabs.hear((key) => {
      if (key === this.key) void this.lookAround();
    });
    // No key is written before what was left here is safe.
    this.writing = this.restore().catch(() => this.set({ keeping: 'failed' }));
    await this.writing;
    this.set({ ready: true });
  }

  private async restore() {
    const own = await this.tabs.own();
    this.own = own;
    const drafts = await this.store.all(this.key);
    const living = await this.tabs.living();
    const mine = drafts.find(({ tab }) => tab === own) ?? drafts.find(({ tab }) => !living.has(tab));
    if (mine) await this.takeOver(mine, own);
    await this.lookAround();
  }

  private async takeOver(mine: Draft, own: string) {
    // Typing was quicker than the store: what was left here stays beside it.
    const tab = this.touched ? `${own} at ${mine.savedAt}` : own;
    if (mine.tab !== tab) {
      await this.store.put({ ...mine, tab });
      await this.store.remove(this.key, mine.tab);
    }
    if (!this.touched && mine.text !== this.base) this.set({ text: mine.text, restored: true, keeping: 'kept' });
  }

  private async lookAround() {
    const own = await this.tabs.own();
    const others = (await this.store.all(this.key)).filter(({ tab }) => tab !== own);
    const other = others.find(({ text }) => text !== this.state.text && text !== this.base);
    this.set({ otherTab: other ? { text: other.text, savedAt: other.savedAt } : null });
  }

  /** Takes the text at once and writes it soon. */
  setText(text: string) {
    this.set({ text });
    this.keepSoon();
  }

  /** Takes what an editor shows already: `get` has it at once, the listeners hear of it in a pause between keys. */
  type(text: string) {
    this.state = { ...this.state, text };
    this.tellSoon();
    this.keepSoon();
  }

  private keepSoon() {
    this.touched = true;
    this.isDirty = true;
    this.timer ??= setTimeout(() => void this.flush(), WRITE_MS);
  }

  /** Writes what is not written yet. */
  flush(): Promise<void> {
    if (this.timer === undefined) return this.writing;
    clearTimeout(this.timer);
    this.timer = undefined;
    // One after the other: two writes under way might end in the wrong order.
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write() {
    const { text } = this.state;
    try {
      const tab = await this.tabs.own();
      if (text === this.base) await this.store.remove(this.key, tab);
      else await this.store.put({ key: this.key, tab, text, savedAt: Date.now() });
      this.isDirty = this.state.text !== text;
      this.set({ keeping: text === this.base ? 'none' : 'kept' });
      this.tabs.tell(this.key);
    } catch {
      this.set({ keeping: 'failed' });
    }
  }

  /** The live text has changed, or was applied. Without a draft it is shown; a draft stays. */
  rebase(base: string) {
    if (base === this.base) return;
    const hasDraft = this.state.text !== this.base;
    this.base = base;
    if (!hasDraft) this.set({ text: base });
    else if (this.state.text === base) this.setText(base);
  }

  /** Gives the draft up: the live text is back, also after a reload. */
  async discard(): Promise<void> {
    this.setText(this.base);
    this.set({ restored: false });
    await this.flush();
    await this.lookAround();
  }

  /** The page may end now: what is not written is kept before this returns. */
  leave() {
    const { text } = this.state;
    if (this.isDirty && this.own !== null)
      this.store.hurry({ key: this.key, tab: this.own, text, savedAt: Date.now() });
    void this.flush();
  }

  /** Writes what is left and listens no more. */
  close() {
    clearTimeout(this.telling);
    this.unhear();
    void this.flush();
  }
}
