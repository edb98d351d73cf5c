import { expect, test } from 'vitest';
import { markersOf } from './markers';

const shown = (text: string) => {
  const lines = text.split('\n');
  return { getLineCount: () => lines.length, getLineContent: (line: number) => lines[line - 1] ?? '' };
};
const problem = (line: number, column: number, path = '') =>
  ({ path, line, column, severity: 'error', message: 'Wrong.' }) as const;
const place = (text: string, line: number, column: number, hidden = 0) => {
  const [marker] = markersOf([problem(line, column)], shown(text), hidden);
  return marker && [marker.startLineNumber, marker.startColumn, marker.endColumn];
};

test('the word at the place is marked: a key, a value, a quoted text, a reference with colons', () => {
  expect(place('name: abc', 1, 1)).toEqual([1, 1, 5]);
  expect(place('a: 1\n  mini_batch_size: 10 # x', 2, 20)).toEqual([2, 20, 22]);
  expect(place('name: "two words" # x', 1, 7)).toEqual([1, 7, 18]);
  expect(place('model: azureml:m:1', 1, 8)).toEqual([1, 8, 19]);
  expect(place('key:', 1, 1)).toEqual([1, 1, 4]);
});

test('at least one character is marked, also at the end of a line and beyond the text', () => {
  expect(place('name:', 1, 6)).toEqual([1, 6, 7]);
  expect(place('', 1, 1)).toEqual([1, 1, 2]);
  expect(place('a: 1\nb: 2', 9, 4)).toEqual([2, 4, 5]);
  expect(place('a: 1', 1, 40)).toEqual([1, 5, 6]);
});

test('a byte order mark, which is not shown, counts in the first line alone', () => {
  expect(place('name: x', 1, 2, 1)).toEqual([1, 1, 5]);
  expect(place('name: x', 1, 1, 1)).toEqual([1, 1, 5]);
  expect(place('a: 1\nname: x', 2, 1, 1)).toEqual([2, 1, 5]);
});

test('the field stands before the message', () => {
  const [first, second] = markersOf([problem(1, 1, 'settings.timeout'), problem(1, 1)], shown('a'), 0);
  expect([first?.message, second?.message]).toEqual(['settings.timeout: Wrong.', 'Wrong.']);
});
