import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPart } from './changed-part';

test('only what differs takes another text’s place', () => {
  expect(changedPart('a: 1\nb: 2\n', 'a: 1\nb: 30\n')).toEqual({ start: 8, end: 9, text: '30' });
  expect(changedPart('aa', 'aaa')).toEqual({ start: 2, end: 2, text: 'a' });
  expect(changedPart('same', 'same')).toEqual({ start: 4, end: 4, text: '' });
});

test('it makes the other text of any', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const part = changedPart(before, after);
      expect(before.slice(0, part.start) + part.text + before.slice(part.end)).toBe(after);
    }),
  );
});
