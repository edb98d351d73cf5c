/**
 * The card of an editor, and of what stands there until it has come: its height is what the window leaves, within limits,
 * so that it never jumps. On phones the buttons at the lower edge leave less.
 */
export const FRAME_LOOK =
  'h-[clamp(18rem,calc(100dvh-28rem),60rem)] rounded-8 border border-border bg-surface md:h-[clamp(20rem,calc(100dvh-17rem),60rem)]';
