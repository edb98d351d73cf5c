export type LogAction = 'follow' | 'wrap' | 'find' | 'next' | 'previous' | 'top' | 'end' | 'down' | 'up' | 'clear';

const keys: Record<string, LogAction> = {
  f: 'follow',
  w: 'wrap',
  '/': 'find',
  n: 'next',
  N: 'previous',
  g: 'top',
  Home: 'top',
  G: 'end',
  End: 'end',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Escape: 'clear',
};

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key does while the lines have the focus; null leaves it to the browser. */
export function keyAction(press: KeyPress): LogAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return Object.hasOwn(keys, press.key) ? (keys[press.key] ?? null) : null;
}
