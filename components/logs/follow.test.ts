import { describe, expect, test } from 'vitest';
import { type FollowState, followWords, nextFollow, unseenLines } from './follow';

const following: FollowState = { following: true };

describe('follow', () => {
  test('scrolling up pauses, scrolling back to the end resumes', () => {
    const paused = nextFollow(following, { kind: 'scrolled', atEnd: false, lines: 100 });
    expect(paused.following).toBe(false);
    expect(unseenLines(paused, 138)).toBe(38);
    expect(nextFollow(paused, { kind: 'scrolled', atEnd: true, lines: 138 }).following).toBe(true);
  });

  test('a marked line stays paused at the end of the text', () => {
    const marked = nextFollow(following, { kind: 'marked', lines: 10 });
    expect(nextFollow(marked, { kind: 'scrolled', atEnd: true, lines: 10 })).toEqual(marked);
    expect(followWords(marked, true)).toEqual({ word: 'Follow is paused', reason: 'because you selected a line' });
  });

  test('a second reason keeps the count of unseen lines', () => {
    const paused = nextFollow(nextFollow(following, { kind: 'scrolled', atEnd: false, lines: 5 }), {
      kind: 'found',
      lines: 9,
    });
    expect(unseenLines(paused, 12)).toBe(7);
  });

  test('the toggle and the jump', () => {
    const paused = nextFollow(following, { kind: 'toggled', lines: 3 });
    expect(paused.following).toBe(false);
    expect(nextFollow(paused, { kind: 'toggled', lines: 3 })).toEqual(following);
    expect(nextFollow(paused, { kind: 'resumed' })).toEqual(following);
  });

  test('a job that ended has nothing to follow', () => expect(followWords(following, false).word).toBe('Complete'));
});
