/** Whether the viewer keeps the newest line in sight, and if not, why: the status bar says it in words. */
export type FollowState =
  | { following: true }
  | { following: false; reason: 'scrolled' | 'marked' | 'found' | 'asked'; linesAtPause: number };

export type FollowEvent =
  | { kind: 'scrolled'; atEnd: boolean; lines: number }
  | { kind: 'marked' | 'found' | 'toggled'; lines: number }
  | { kind: 'resumed' };

const words = {
  scrolled: 'because you scrolled up',
  marked: 'because you selected a line',
  found: 'because you are looking for something',
  asked: '',
} as const;

function pause(state: FollowState, reason: keyof typeof words, lines: number): FollowState {
  return state.following ? { following: false, reason, linesAtPause: lines } : { ...state, reason };
}

/** Scrolling away pauses; only coming back to the end by hand, or asking for it, resumes. */
export function nextFollow(state: FollowState, event: FollowEvent): FollowState {
  if (event.kind === 'resumed') return { following: true };
  if (event.kind === 'toggled') return state.following ? pause(state, 'asked', event.lines) : { following: true };
  if (event.kind !== 'scrolled') return pause(state, event.kind, event.lines);
  if (state.following) return event.atEnd ? state : pause(state, 'scrolled', event.lines);
  return event.atEnd && state.reason === 'scrolled' ? { following: true } : state;
}

/** What the status bar says: a bold word and the reason. */
export function followWords(state: FollowState, live: boolean): { word: string; reason: string } {
  if (!live) return { word: 'Complete', reason: 'the job has ended' };
  if (state.following) return { word: 'Following', reason: '' };
  return { word: 'Follow is paused', reason: words[state.reason] };
}

/** Lines that arrived since the pause. */
export const unseenLines = (state: FollowState, lines: number): number =>
  state.following ? 0 : Math.max(0, lines - state.linesAtPause);
