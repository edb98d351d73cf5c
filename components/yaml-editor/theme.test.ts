import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { THEME_TOKENS, themeOf } from './theme';

test('every colour of the theme is a token of ours, in the form that Monaco takes', () => {
  const asked: string[] = [];
  const theme = themeOf((token) => {
    asked.push(token);
    return '#123456';
  }, true);
  expect(theme.base).toBe('vs-dark');
  expect(Object.values(theme.colors).every((color) => /^#[0-9a-f]{6}([0-9a-f]{2})?$/.test(color))).toBe(true);
  expect(theme.rules.every(({ foreground }) => foreground === '123456')).toBe(true);
  const tokens = readFileSync(path.join(import.meta.dirname, '../../app/tokens.css'), 'utf8');
  expect(new Set(asked)).toEqual(new Set(THEME_TOKENS));
  expect(asked.filter((token) => !tokens.includes(`  --${token}:`))).toEqual([]);
  expect(asked).toEqual(expect.arrayContaining(['syn-key', 'syn-str', 'diff-ins', 'diff-del', 'log-bg', 'focus']));
});
