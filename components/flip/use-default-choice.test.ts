import { expect, it } from 'vitest';
import { nextChoice } from './use-default-choice';

it('arrows go round the group, Home and End to its ends', () => {
  const names = ['a', 'b', 'c'];
  const from = (chosen: string | null, ...keys: string[]) => keys.map((key) => nextChoice(names, chosen, key));
  expect(from('a', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft')).toEqual(['b', 'b', 'c', 'c']);
  expect(from('c', 'ArrowDown', 'Home', 'End', 'x')).toEqual(['a', 'a', 'c', null]);
  expect(from(null, 'ArrowDown', 'ArrowUp')).toEqual(['a', 'c']);
  expect(nextChoice([], null, 'ArrowDown')).toBeNull();
});
