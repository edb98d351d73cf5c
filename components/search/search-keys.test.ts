import { expect, test } from 'vitest';
import { characterOf, type KeyPress, opensSearch } from './search-keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});

test.each([
  ['/', press('/')],
  ['/ by Shift and 7', press('/', { shiftKey: true })],
  ['Ctrl K', press('k', { ctrlKey: true })],
  ['Cmd K', press('k', { metaKey: true })],
  ['Ctrl K with caps lock', press('K', { ctrlKey: true })],
])('%s opens the search', (_, key) => expect(opensSearch(key, true)).toBe(true));

test.each([
  ['k', press('k')],
  ['?', press('?', { shiftKey: true })],
  ['Ctrl /', press('/', { ctrlKey: true })],
  ['Alt /', press('/', { altKey: true })],
  ['Ctrl Shift K', press('K', { ctrlKey: true, shiftKey: true })],
  ['Ctrl Alt K', press('k', { ctrlKey: true, altKey: true })],
  ['Ctrl Cmd K', press('k', { ctrlKey: true, metaKey: true })],
  ['a held /', press('/', { repeat: true })],
  ['/ while a word is composed', press('/', { isComposing: true })],
])('%s does not', (_, key) => expect(opensSearch(key, true)).toBe(false));

test('/ can be switched off, Ctrl K can not', () => {
  expect(opensSearch(press('/'), false)).toBe(false);
  expect(opensSearch(press('k', { ctrlKey: true }), false)).toBe(true);
});

test('only what writes a character is one', () => {
  const keys = [press('m'), press('ü'), press('😀'), press('Enter'), press('m', { ctrlKey: true })];
  expect(keys.map(characterOf)).toEqual(['m', 'ü', '😀', null, null]);
});
