import { expect, test } from 'vitest';
import { keysBehind, openAt } from './flow';

const keysOf = (text: string) => openAt(text)?.map(({ isList, key }) => (isList ? '[]' : key));

test('collections are open until their own bracket', () => {
  expect(keysOf('{a: [{b: ')).toEqual(['a', '[]', 'b']);
  expect(keysOf('{a: [{b: 1}], c: ')).toEqual(['c']);
  expect(keysOf('{a: 1}')).toEqual([]);
});

test('brackets, commas and colons inside quotes, words and comments are text', () => {
  expect(keysOf('{a: "x}, \\"y: {", b: ')).toEqual(['b']);
  expect(keysOf("{a: 'it''s}', b: ")).toEqual(['b']);
  expect(keysOf('{a: azureml:m:1, b#c: ')).toEqual(['b#c']);
  expect(keysOf('{a: 1, # } not the end\n  b: ')).toEqual(['b']);
  expect(openAt('{a: 1 # here')).toBeNull();
});

test('a quoted key needs no space behind its colon, as in JSON', () => {
  expect(openAt('{"a":1,"b":')).toMatchObject([{ key: 'b', keys: ['a', 'b'] }]);
});

test('what is being written has its place, with its quote', () => {
  expect(openAt('{a: two words')).toMatchObject([{ key: 'a', word: { at: 4, text: 'two words' } }]);
  expect(openAt('{a: "x y')).toMatchObject([{ word: { at: 4, text: '"x y' } }]);
  expect(openAt('{a: 1, ')).toMatchObject([{ key: null, word: null }]);
});

test('keys behind the entry that is written, up to the end of their mapping', () => {
  expect(keysBehind('size: 5, a: {x: 1}, "b": [y, z]}, c: 1}')).toEqual(['a', 'b']);
  expect(keysBehind('}, c: 1')).toEqual([]);
});
