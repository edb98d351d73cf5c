export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  isComposing: boolean;
}

/** Whether a key asks for the search: Ctrl or Cmd with K, or `/` (on many keyboards that is Shift and 7) while that is on. */
export function opensSearch(press: KeyPress, slash: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = press;
  if (altKey || repeat || isComposing) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !shiftKey;
  return slash && key === '/';
}

/** The character that a key writes; null for every other key. */
export function characterOf({ key, ctrlKey, metaKey, altKey, isComposing }: KeyPress): string | null {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey && !isComposing ? key : null;
}

/** What takes keys itself: fields, editors, and whatever stands over the page. */
const TAKES_KEYS = [
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  ...['textbox', 'combobox', 'dialog', 'alertdialog', 'menu', 'listbox'].map((role) => `[role=${role}]`),
].join(', ');

export const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TAKES_KEYS) !== null;
