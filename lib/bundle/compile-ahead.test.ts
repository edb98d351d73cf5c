import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HINT, hintScripts } from './compile-ahead.mjs';

test('every script gets the hint once, as its first line; what is no script stays', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'scripts-'));
  mkdirSync(path.join(folder, 'pages'));
  const files = { 'a.js': 'a()', 'pages/b.js': 'b()', 'c.css': 'd{}', 'a.js.map': '{}' };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  for (const _ of ['a build', 'one more']) hintScripts(folder);
  const read = Object.keys(files).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  rmSync(folder, { recursive: true });
  expect(read).toEqual([`${HINT}a()`, `${HINT}b()`, 'd{}', '{}']);
});
