import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, deltaE2000, type Linear, linearOfOklch, seenWith, visions } from '@/lib/testing/color';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const COLOR = /--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g;

/** Colours of one theme's block, by name. */
function paletteOf(opening: string): Map<string, Linear> {
  const start = css.indexOf(opening);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(COLOR)].map(([, name = '', l, c, h]) => [name, linearOfOklch(Number(l), Number(c), Number(h))]),
  );
}
const themes = {
  light: paletteOf('\n:root, [data-theme="light"] {'),
  dark: paletteOf('\n[data-theme="dark"] {'),
};
type Theme = keyof typeof themes;

function color(theme: Theme, name: string): Linear {
  const found = themes[theme].get(name);
  if (!found) throw new Error(`${name} is no colour of the ${theme} theme`);
  return found;
}

const grounds = ['canvas', 'surface', 'sunken', 'overlay', 'hover', 'selected'];
const statuses = [
  'preparing',
  'queued',
  'running',
  'finalizing',
  'cancel-requested',
  'completed',
  'completed-with-failures',
  'failed',
  'canceled',
  'not-responding',
  'paused',
  'unknown',
];
const least = (theme: Theme, name: string, over: string[]) =>
  Math.min(...over.map((ground) => contrast(color(theme, name), color(theme, ground))));
/** Figures are kept to one decimal, as the design states them. */
const rounded = (value: number) => Math.round(value * 10) / 10;

for (const theme of ['light', 'dark'] as const) {
  test.each(['fg', 'fg-2', 'fg-3', 'accent-text', 'danger-text'])(`${theme}: %s reads on every ground`, (name) => {
    expect(least(theme, name, grounds)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['control', 'focus'])(`${theme}: %s is seen on every ground`, (name) => {
    expect(rounded(least(theme, name, grounds))).toBeGreaterThanOrEqual(3);
  });

  test.each(['accent', 'accent-hover', 'danger', 'danger-hover'])(`${theme}: words on %s`, (name) => {
    expect(contrast(color(theme, 'on-accent'), color(theme, name))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(statuses)(`${theme}: shape and word of %s, also on its own ground`, (status) => {
    const over = [...grounds, `st-${status}-soft`];
    expect(rounded(least(theme, `st-${status}`, over))).toBeGreaterThanOrEqual(3);
    expect(rounded(least(theme, `st-${status}-text`, over))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['fill-ok', 'fill-run', 'fill-bad', 'fill-warn'])(`${theme}: areas of %s`, (name) => {
    expect(least(theme, name, ['surface'])).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(visions))(`${theme}: no two statuses look alike with %s`, (_, vision) => {
    const seen = statuses.map((status) => seenWith(vision, color(theme, `st-${status}`)));
    const differences = seen.flatMap((one, index) => seen.slice(index + 1).map((other) => deltaE2000(one, other)));
    expect(differences).toHaveLength(66);
    expect(Math.min(...differences)).toBeGreaterThanOrEqual(10);
  });
}

test('the arithmetic gives the figures that the design states', () => {
  expect(rounded(least('light', 'fg', grounds))).toBe(14.6);
  expect(rounded(least('dark', 'fg-3', grounds))).toBe(5.1);
  const black: Linear = [0, 0, 0];
  const white: Linear = [1, 1, 1];
  expect(contrast(black, white)).toBeCloseTo(21, 5);
  expect(deltaE2000(black, white)).toBeCloseTo(100, 3);
});
