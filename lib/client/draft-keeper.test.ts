import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Draft, DraftStore, Tabs } from './draft';
import { DraftKeeper } from './draft-keeper';
import { tooMany } from './draft-store';

const KEY = 'ws deployment a';

/** A browser: its store, and the tabs that are open. */
function browser() {
  const drafts = new Map<string, Draft>();
  const open = new Set<string>();
  const ears = new Map<string, Set<(key: string) => void>>();
  const store: DraftStore = {
    all: async (key) => [...drafts.values()].filter((draft) => draft.key === key).sort((a, b) => b.savedAt - a.savedAt),
    put: async (draft) => void drafts.set(`${draft.key} ${draft.tab}`, draft),
    remove: async (key, tab) => void drafts.delete(`${key} ${tab}`),
    hurry: (draft) => void drafts.set(`${draft.key} ${draft.tab}`, draft),
  };
  const tabs = (name: string): Tabs => ({
    own: async () => name,
    living: async () => open,
    tell: (key) => {
      for (const [tab, all] of ears) if (tab !== name) for (const ear of all) ear(key);
    },
    hear: (ear) => {
      const own = ears.get(name) ?? new Set();
      ears.set(name, own.add(ear));
      return () => own.delete(ear);
    },
  });
  const keeper = async (name: string, base: string) => {
    open.add(name);
    const made = new DraftKeeper(KEY, base, store, tabs(name));
    await made.open();
    return made;
  };
  const crash = (name: string) => {
    open.delete(name);
    ears.delete(name);
  };
  return { drafts, store, tabs, keeper, crash, texts: () => [...drafts.values()].map(({ text }) => text) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a draft of one tab', () => {
  test('is written at most 300 ms after a key, also while keys keep coming', async () => {
    const { keeper, texts } = browser();
    const mine = await keeper('one', 'live');
    for (const text of ['live1', 'live12', 'live123']) {
      mine.setText(text);
      await later(100);
    }
    expect(texts()).toEqual([expect.stringContaining('live12')]);
    expect(mine.get()).toMatchObject({ text: 'live123', keeping: 'kept' });
    await later(300);
    expect(texts()).toEqual(['live123']);
  });

  test('takes every key at once and tells the page of them in a pause, or now and then', async () => {
    const { keeper } = browser();
    const mine = await keeper('one', 'live');
    const told: string[] = [];
    mine.subscribe(() => told.push(mine.get().text));
    for (const text of ['a', 'ab', 'abc']) {
      mine.type(text);
      expect(mine.get().text).toBe(text);
      await later(60);
    }
    // By then it is kept, which is told at once.
    const early = told.length;
    await later(400);
    expect([early <= 1, told.at(-1)]).toEqual([true, 'abc']);
    told.length = 0;
    for (let key = 0; key < 32; key++) {
      mine.type('x'.repeat(key + 1));
      await later(100);
    }
    expect(told).toEqual(['x'.repeat(30)]);
  });

  test('what was typed is found again as what was set', async () => {
    const { keeper, crash, texts } = browser();
    const mine = await keeper('one', 'live');
    mine.type('the last key');
    mine.leave();
    expect(texts()).toEqual(['the last key']);
    crash('one');
    expect((await keeper('one', 'live')).get()).toMatchObject({ text: 'the last key', restored: true });
  });

  test('is found again after a reload and after a crash, and says so', async () => {
    const { keeper, crash } = browser();
    const before = await keeper('one', 'live');
    before.setText('mine\r\n\tas it was');
    await later(300);
    crash('one');
    expect((await keeper('one', 'live')).get()).toMatchObject({
      text: 'mine\r\n\tas it was',
      restored: true,
      ready: true,
    });
    crash('one');
    expect((await keeper('another', 'live')).get()).toMatchObject({ text: 'mine\r\n\tas it was', restored: true });
  });

  test('is kept at once when the page is going, and only what is not written yet', async () => {
    const { keeper, texts, store } = browser();
    const hurry = vi.spyOn(store, 'hurry');
    const mine = await keeper('one', 'live');
    mine.setText('the last key');
    mine.leave();
    expect(texts()).toEqual(['the last key']);
    await later(300);
    mine.leave();
    expect(hurry).toHaveBeenCalledOnce();
  });

  test('of five megabytes is kept whole', async () => {
    const { keeper, crash } = browser();
    const text = 'x'.repeat(5_000_000);
    (await keeper('one', 'live')).setText(text);
    await later(300);
    crash('one');
    expect((await keeper('two', 'live')).get().text === text).toBe(true);
  });

  test('is none where the text is the live one, and after discarding', async () => {
    const { keeper, texts } = browser();
    const mine = await keeper('one', 'live');
    mine.setText('other');
    await later(300);
    mine.setText('live');
    await later(300);
    expect([texts(), mine.get().keeping]).toEqual([[], 'none']);
    mine.setText('other');
    await later(300);
    await mine.discard();
    expect([texts(), mine.get().text, mine.get().restored]).toEqual([[], 'live', false]);
  });

  test('stays when the live text changes; without one the new live text is shown', async () => {
    const { keeper, texts } = browser();
    const mine = await keeper('one', 'live');
    mine.rebase('live 2');
    expect(mine.get().text).toBe('live 2');
    mine.setText('edited');
    mine.rebase('live 3');
    expect(mine.get().text).toBe('edited');
    mine.rebase('edited');
    await later(300);
    expect([texts(), mine.get().keeping]).toEqual([[], 'none']);
  });

  test('that can not be written says so and the text stays on the page', async () => {
    const { store, tabs } = browser();
    const full = { ...store, put: () => Promise.reject(new Error('QuotaExceededError')) };
    const mine = new DraftKeeper(KEY, 'live', full, tabs('one'));
    await mine.open();
    mine.setText('edited');
    await later(300);
    expect(mine.get()).toMatchObject({ text: 'edited', keeping: 'failed' });
  });

  test('does not take the place of what was left here when typing is quicker than the store', async () => {
    const { keeper, crash, store, tabs, texts } = browser();
    (await keeper('one', 'live')).setText('left here');
    await later(300);
    crash('one');
    const quick = new DraftKeeper(KEY, 'live', store, tabs('one'));
    const opening = quick.open();
    quick.setText('typed at once');
    await later(300);
    await opening;
    expect(texts().sort()).toEqual(['left here', 'typed at once']);
    expect(quick.get()).toMatchObject({ text: 'typed at once', otherTab: { text: 'left here' } });
  });
});

describe('two tabs on one resource', () => {
  test('keep a text each, and each is told of the other', async () => {
    const { keeper, texts } = browser();
    const [one, two] = [await keeper('one', 'live'), await keeper('two', 'live')];
    one.setText('of one');
    await later(300);
    expect(two.get()).toMatchObject({ text: 'live', otherTab: { text: 'of one' } });
    two.setText('of two');
    await later(300);
    expect(one.get()).toMatchObject({ text: 'of one', otherTab: { text: 'of two' } });
    expect(texts().sort()).toEqual(['of one', 'of two']);
    await two.discard();
    expect([texts(), one.get().otherTab]).toEqual([['of one'], null]);
  });

  test('a tab that opens beside another does not take its text away', async () => {
    const { keeper, texts } = browser();
    const one = await keeper('one', 'live');
    one.setText('of one');
    await later(300);
    const two = await keeper('two', 'live');
    expect(two.get()).toMatchObject({ text: 'live', restored: false, otherTab: { text: 'of one' } });
    expect(texts()).toEqual(['of one']);
  });

  test('a tab that is closed hears no more', async () => {
    const { keeper } = browser();
    const [one, two] = [await keeper('one', 'live'), await keeper('two', 'live')];
    two.close();
    one.setText('of one');
    await later(300);
    expect(two.get().otherTab).toBeNull();
  });
});

describe('what a browser lets go', () => {
  const draft = (tab: string, savedAt: number, length = 10) => ({ key: KEY, tab, savedAt, length });

  test('the oldest beyond the number, the size and the age, never the one just written', () => {
    const day = 24 * 3600 * 1000;
    const many = Array.from({ length: 70 }, (_, at) => draft(`t${at}`, at));
    expect(tooMany(many, draft('t69', 69), 100).map(({ tab }) => tab)).toHaveLength(10);
    expect(tooMany([draft('a', 1), draft('b', 2)], draft('b', 2), 100 * day).map(({ tab }) => tab)).toEqual(['a']);
    const large = [draft('a', 1, 40_000_000), draft('b', 2, 40_000_000)];
    expect(tooMany(large, draft('b', 2), 3).map(({ tab }) => tab)).toEqual(['a']);
    expect(tooMany([draft('b', 2, 90_000_000)], draft('b', 2), 3)).toEqual([]);
  });
});
