import { expect, test } from 'vitest';
import { hexOf } from './tokens';

test('computed colours of either notation', () => {
  expect(hexOf('rgb(35, 93, 198)')).toBe('#235dc6');
  expect(hexOf('color(srgb 0.137 0.365 0.776)')).toBe('#235dc6');
  expect(hexOf('color(srgb -0.01 1.2 1e-3)')).toBe('#00ff00');
});
