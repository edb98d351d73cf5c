import { describe, expect, it } from 'vitest';
import { problemInWords } from './problem';
import { runQuery } from './search';

const document = { foo: 1, name: 'n', list: [{ x: 1 }, { x: 2 }] };

function problem(expression: string) {
  const answer = runQuery(expression, document);
  return answer.ok ? null : answer.problem;
}

describe('an expression that is wrong', () => {
  it.each<[expression: string, words: string]>([
    ['foo.', 'The expression ends before it is complete, at column 5.'],
    ['foo[', 'The expression ends before it is complete, at column 5.'],
    ['list[?x == `1`', 'The expression ends before it is complete, at column 15.'],
    ['length(foo', 'The expression ends before it is complete, at column 11.'],
    ['foo | ', 'The expression ends before it is complete, at column 6.'],
    ['foo.#', '“#” can not stand here, at column 5.'],
    ['foo bar', '“bar” can not stand here, at column 5.'],
    ['list[0]]', '“]” can not stand here, at column 8.'],
    ['{a: b, }', '“}” can not stand here, at column 8.'],
    ["'😀'.#", '“#” can not stand here, at column 5.'],
    ['a-b', '“-” can not stand here, at column 2.'],
    ['foo = `1`', '“=” can not stand here, at column 5.'],
    ["[?name == 'x]", "' begins a raw string that does not end, at column 11."],
    ['"abc', '" begins a quoted name that does not end, at column 1.'],
    ['`abc', '` begins a JSON literal that does not end, at column 1.'],
    ['gone || nosuch(foo)', 'There is no function called nosuch(), at column 9.'],
    ['length(foo)', 'length() takes string or array or object as argument 1, and this is number, at column 1.'],
    ['abs(`1`, `2`)', 'abs() takes 1 argument but received 2, at column 1.'],
  ])('%s', (expression, words) => {
    const found = problem(expression);
    expect(found && problemInWords(expression, found)).toBe(words);
  });
});

describe('an expression', () => {
  it('of blanks is the document itself', () => {
    expect(runQuery('  ', document)).toEqual({ ok: true, value: document });
  });

  it.each(['toString', 'constructor', 'name.length'])('%s is no field of the data', (expression) => {
    expect(runQuery(expression, document)).toEqual({ ok: true, value: null });
  });

  it('with quotes within quotes is whole', () => {
    expect(problem(`name == 'it\\'s "so" \`there\`'`)).toBeNull();
  });
});
