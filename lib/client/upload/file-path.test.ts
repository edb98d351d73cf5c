import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blobPath } from '@/lib/contracts/api/routes';
import { filePath, isHidden } from './file-path';

test.each([
  'a.png',
  'box 07/scan #1 100%.png',
  '2026/%2e%2e/%2f.png',
  'é/日本/😀.png',
  'con',
  'trailing space ',
  '.hidden',
])('%s is kept as it is', (path) => {
  expect(filePath(path)).toEqual({ ok: true, path });
});

test.each([
  ['../../etc/x', 'The path holds a . or .. part'],
  ['a/../b', 'The path holds a . or .. part'],
  ['./a', 'The path holds a . or .. part'],
  ['', 'The path holds an empty part'],
  ['/a', 'The path holds an empty part'],
  ['a//b', 'The path holds an empty part'],
  ['a/', 'The path holds an empty part'],
  ['C:\\x', 'The name holds a backslash'],
  ['a\u0000b', 'The name holds a control character'],
  ['a\nb', 'The name holds a control character'],
  ['x\ud800', 'The name is not valid text'],
  ['dot.', 'A part of the path ends with a dot'],
  ['dot./a', 'A part of the path ends with a dot'],
  ['x'.repeat(1025), 'The path is longer than 1024 characters'],
])('%j is refused', (path, reason) => {
  expect(filePath(path)).toEqual({ ok: false, reason });
});

test('names are NFC', () => {
  expect(filePath('e\u0301.png')).toEqual({ ok: true, path: '\u00e9.png' });
});

test('whatever is accepted, the server accepts as well, and accepting again changes nothing', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', 'e\u0301', '/', '.', '\\', ' ', '%', '\u0000', '\ud800'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, (raw) => {
      const verdict = filePath(raw);
      if (!verdict.ok) return;
      expect(blobPath.safeParse(verdict.path).success).toBe(true);
      expect(filePath(verdict.path)).toEqual(verdict);
    }),
  );
});

test.each(['.DS_Store', 'a/.DS_Store', 'a/Thumbs.db', '__MACOSX/a/._x.png', '._x.png'])('%s is junk', (path) => {
  expect(isHidden(path)).toBe(true);
});

test.each(['.amlignore', 'a/DS_Store', 'thumbs.png'])('%s is not', (path) => {
  expect(isHidden(path)).toBe(false);
});
