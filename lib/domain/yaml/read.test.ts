import { describe, expect, test } from 'vitest';
import { decodeYaml } from './decode';
import { placeholderTerms } from './placeholders';
import { placed } from './problem';
import { repr } from './python-text';
import { readYaml } from './read';
import { yamlToRest } from './to-rest';

/** What Python shows of the value, or the first problem with its place. */
function python(text: string): string {
  const { root, remarks } = readYaml(text);
  const [problem] = placed(text, remarks);
  return root ? repr(root) : `${problem?.line}:${problem?.column} ${problem?.message}`;
}

describe('scalars are read as PyYAML reads them (YAML 1.1)', () => {
  test.each([
    ['yes', 'True'],
    ['Off', 'False'],
    ['y', "'y'"],
    ['"yes"', "'yes'"],
    ['~', 'None'],
    ['', 'None'],
    ['010', '8'],
    ['08', "'08'"],
    ['0o10', "'0o10'"],
    ['1_000', '1000'],
    ['0x1F', '31'],
    ['-0b101', '-5'],
    ['1:30:00', '5400'],
    ['1:30.5', '90.5'],
    ['12345678901234567890123', '12345678901234567890123'],
    ['1e3', "'1e3'"],
    ['1.5e+3', '1500.0'],
    ['.5', '0.5'],
    ['+.inf', 'inf'],
    ['1.50', '1.5'],
    ['100000000000000000.0', '1e+17'],
    ['0.00001', '1e-05'],
    ['2021-01-01', 'datetime.date(2021, 1, 1)'],
    ['2021-1-2 3:04:05', 'datetime.datetime(2021, 1, 2, 3, 4, 5)'],
    ['2021-1-2 3:04:05.5 -3:30', expect.stringContaining('days=-1, seconds=73800')],
    ['2021-13-01', '1:4 month must be in 1..12'],
    ['!!str 5', "'5'"],
    ['!!int "7"', '7'],
    ['!!binary aGk=', "b'hi'"],
    ["it's", '"it\'s"'],
    ['"\\x41\\u00a0"', "'A\\xa0'"],
  ])('%s', (text, value) => {
    expect(python(`a: ${text}\n`)).toEqual(
      typeof value === 'string' && /^\d+:\d+ /.test(value)
        ? value
        : typeof value === 'string'
          ? `{'a': ${value}}`
          : value,
    );
  });
});

describe('structure is read as PyYAML reads it', () => {
  test.each([
    ['the last of two equal keys wins', 'a: 1\nb: 0\na: 2\n', "{'a': 2, 'b': 0}"],
    ['1, 1.0 and true are one key', '1: a\ntrue: b\n1.0: c\n', "{1: 'c'}"],
    [
      'a merge key gives what is not there',
      'x: &x {k: 1, l: 2}\ny:\n  l: 3\n  <<: *x\n',
      "{'x': {'k': 1, 'l': 2}, 'y': {'k': 1, 'l': 3}}",
    ],
    ['of merged lists the first wins', 'y: {<<: [{a: 1}, {a: 2, b: 2}]}\n', "{'y': {'a': 1, 'b': 2}}"],
    [
      'a long key is looked at once, however often it is merged',
      `x: &x {? !!binary ${'AAAA'.repeat(20_000)} : 1}\ny: {<<: [${'*x,'.repeat(30_000)}]}\nx: 0\ny: 0\n`,
      "{'x': 0, 'y': 0}",
    ],
    ['an ordered map is a list of pairs', 'a: !!omap [b: 1]\n', "{'a': [('b', 1)]}"],
    ['a version directive changes nothing', '%YAML 1.2\n---\na: yes\nb: 010\n', "{'a': True, 'b': 8}"],
    ['quotes go on at any indentation', 'a:\n  b: "c\nd"\n  e: 1\n', "{'a': {'b': 'c d', 'e': 1}}"],
    [
      'and places stand where they are written',
      'a: "c\nd"\nb: !x 1\n',
      '3:4 The tag !x is not read: only plain YAML values are.',
    ],
    [
      'flow collections go on at any indentation',
      'a: {b: c,\nd: [1,\n2]}\ne: 1\n',
      "{'a': {'b': 'c', 'd': [1, 2]}, 'e': 1}",
    ],
    [
      'whatever brackets stand in them',
      "a:\n  b: [\n\"]\", it's, # }\n'['\n]\nc: 1\n",
      "{'a': {'b': [']', \"it's\", '[']}, 'c': 1}",
    ],
    ['and a problem in them too', 'a: {b: c,\nd: !x 1}\n', '2:4 The tag !x is not read: only plain YAML values are.'],
    ['in quotes a line end of YAML 1.1 is itself', 'a: "b\u2028c"\n', "{'a': 'b\\u2028c'}"],
    ['a lone CR ends a line', 'a: b\rc: "d\re"\r', "{'a': 'b', 'c': 'd e'}"],
    ['a number is more than its tag', 'a: !!int\n', '1:4 A number is missing after !!int.'],
    ['an alias may be a key', 'a: &a x\n*a : 1\n*a: 2\n', "{'a': 'x', 'x': 2}"],
    ['an anchor before a key', '&a a: b\nc: *a\n', "{'a': 'b', 'c': 'a'}"],
    ['an empty key after ?', '?\n? a\n', "{None: None, 'a': None}"],
    ['- is a word before a bracket', 'a: [-, -b]\nc: {d: -}\n', "{'a': ['-', '-b'], 'c': {'d': '-'}}"],
    ['? needs no blank in brackets', 'a: [?b]\n', "{'a': [{'b': None}]}"],
    ['a comment may follow a quote at once', 'a: "b"# c\n', "{'a': 'b'}"],
    ['a tab in quotes, and at the start of its line', 'a: "b\n\tc"\n', "{'a': 'b c'}"],
    [
      'blocks of every kind',
      'a: >-\n  b\n  c\n\n   d\ne: |+2\n   f\n\ng: |-\n\n h\n',
      "{'a': 'b c\\n\\n d', 'e': ' f\\n\\n', 'g': '\\nh'}",
    ],
    ['a plain scalar over lines', 'a: b\n  c\n\n  d # e\nf: g\n', "{'a': 'b c\\nd', 'f': 'g'}"],
    [
      'a handle of tags',
      '%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 5\nb: !<tag:yaml.org,2002:int> "6"\n',
      "{'a': '5', 'b': 6}",
    ],
    [
      'what int() and float() take',
      'a: !!int "0o7"\nb: !!int "٣"\nc: !!float 1e5\nd: !!float -inf\n',
      "{'a': 7, 'b': 3, 'c': 100000.0, 'd': -inf}",
    ],
    ['base64 up to its padding', 'a: !!binary aG!k=zz\nb: !!binary =\n', "{'a': b'hi', 'b': b''}"],
    ['a mark that is announced twice', '---\na: 1\n...\n...\n', "{'a': 1}"],
    ['= is a key, and no value', '=: 1\n', "{'=': 1}"],
    ['= is a key, and no value (2)', 'a: =\n', '1:4 A bare = is no value: put it in quotes.'],
    ['a key must be there', ': a\n', '1:1 A key is missing before the colon.'],
    ['a list is no key', '? [a]\n: b\n', '1:3 A list or a mapping can be no key.'],
    ['a mapping alone is merged', 'a:\n  <<: 5\n', '2:7 A merge key (<<) takes a mapping or a list of mappings.'],
  ])('%s', (_, text, value) => {
    expect(python(text)).toBe(value);
  });
});

const keys = (count: number) => Array.from({ length: count }, (_, i) => `  k${i}: v\n`).join('');
const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghij'[i]}`)}]`).join('\n')}\n`;

describe('bad YAML is a problem with its place, never an exception', () => {
  test.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', '2:1 A tab stands outside quotes'],
    ['a tab after a value', 'a: b\t# c\n', '1:5 A tab stands outside quotes'],
    ['an alias bomb', bomb, '1:1 Its aliases stand for too many values.'],
    [
      'a large mapping merged ten times',
      `a: &a\n${keys(20_000)}b: {<<: [${'*a,'.repeat(10)}]}\n`,
      '1:1 Its aliases stand for too many values.',
    ],
    [
      'a large mapping merged line by line',
      `a: &a\n${keys(30_000)}b:\n${'  <<: *a\n'.repeat(10_000)}`,
      '1:1 Its aliases stand for too many values.',
    ],
    [
      'aliases of aliases, each hidden by the next',
      `k: &k0 []\n${Array.from({ length: 20_000 }, (_, i) => `k: &k${i + 1} [*k${i}]\n`).join('')}`,
      '1:1 Its aliases stand for too many values.',
    ],
    ['5 MB', `a: "${'x'.repeat(5_000_000)}"\n`, '1:1 The text is too large: 4.8 MiB'],
    ['100,000 keys', 'k: v\n'.repeat(100_000), 'The text is too large: it has too many values.'],
    ['100,000 brackets', '['.repeat(100_000), '1:101 The text is nested more than 100 levels deep.'],
    ['50,000 dashes', '- '.repeat(50_000), 'The text is nested more than 100 levels deep.'],
    ['NUL', 'a: 1\nb: \0\n', '2:4 The character U+0000 is not allowed in YAML.'],
    ['!!js/function', 'a: 1\nb: !!js/function "x"\n', '2:4 The tag !!js/function is not read'],
    [
      'a Python object',
      'b: !!python/object/apply:os.system [x]\n',
      'The tag !!python/object/apply:os.system is not read',
    ],
    ['an alias without an anchor', 'a: *b\n', '1:4 The alias *b names no anchor before it.'],
    ['a circle', 'a: &a [*a]\n', '1:8 The alias *a stands inside what it names.'],
    ['an anchor twice', 'a: &a 1\nb: &a 2\n', '2:4 The anchor &a is defined twice.'],
    ['an open quote', 'a: "b\n', '1:4 A closing quote is missing.'],
    ['a line end of YAML 1.1', 'a: b\u2028c\n', '1:5 The character U+2028 ends a line for Azure ML: put it in quotes.'],
    ['one in a comment', 'a: b # c\x85d\n', '1:9 The character U+0085 ends a line'],
    ['another YAML', '%YAML 2.0\n---\na: 1\n', '1:1 Azure ML reads YAML of version 1 only.'],
    ['an open bracket', 'a: {b: c,\nd: e\nf: g\n', '3:2 A comma or } is expected here, but : comes.'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'Source contains multiple documents'],
    ['a tag without a space', 'a: [!!str, b]\n', '1:5 The tag !!str, is not read'],
    ['a key over two lines', 'a: {b\n  c: d}\n', '2:4 A comma or } is expected here, but : comes.'],
    ['a key without a colon', 'a: 1\nb\nc: 2\n', '2:1 A colon is missing after this key'],
    ['a letter that is no escape', 'a: "b\\q"\n', '1:6 \\q is no escape of YAML.'],
    ['a block text on the line of its mark', 'a: |b\n', '1:5 After | or > come'],
    ['%YAML twice', '%YAML 1.1\n%YAML 1.1\n---\n', '2:1 The %YAML directive stands here for the second time.'],
    ['a handle that is not defined', 'a: !x!y z\n', '1:4 The handle !x! of a tag is not defined.'],
    ['no base64', 'a: !!binary ten\n', 'is no base64'],
    ['a fraction without end', `a: !!float ${'1'.repeat(1_000_000)}x\n`, 'could not convert string to float'],
    ['a number without end', `a: 1${':1'.repeat(300_000)}\n`, 'is no whole number'],
    ['a colon too many', 'a: b: c\n', '1:5 A mapping can not start here: a colon is too many'],
  ])('%s', (_, text, message) => {
    expect(python(text)).toContain(message);
  });

  test('CRLF, a lone CR and quotes with tabs are fine, and lines are counted right', () => {
    expect(python('a: "b\tc"\r\nd: 1\r\n')).toBe("{'a': 'b\\tc', 'd': 1}");
    expect(python('a: 1\r\nb: !x y\r\n')).toMatch(/^2:\d+ The tag !x is not read/);
  });

  test('__proto__ is a key like any other', () => {
    const text = 'name: abc\ntags: {__proto__: x, constructor: y}\n__proto__: {ok: 1}\n';
    const { ok, problems } = yamlToRest(text, placeholderTerms);
    expect(ok).toBe(false);
    expect(problems).toEqual([{ path: '__proto__', line: 3, column: 1, severity: 'error', message: 'Unknown field.' }]);
    const { rest } = yamlToRest(text.replace('__proto__: {ok: 1}\n', ''), placeholderTerms);
    expect(JSON.stringify(rest?.tags)).toBe('{"__proto__":"x","constructor":"y"}');
    expect(({} as Record<string, unknown>).ok).toBeUndefined();
  });
});

describe('files are UTF-8', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

  test('a byte order mark is no part of the text', () => {
    expect(decodeYaml(bytes([0xef, 0xbb, 0xbf], 'name: é\n'))).toEqual({ text: 'name: é\n' });
  });

  test.each([
    ['UTF-16', bytes([0xff, 0xfe, 0x61, 0]), 1, 1, 'The file is UTF-16'],
    ['UTF-16 without a mark', bytes([0, 0x61, 0, 0x3a, 0, 0x20]), 1, 1, 'The file is UTF-16'],
    ['Latin-1', bytes('name: é\ntags: ', [0xe9], 'x\n'), 2, 7, 'The file is no UTF-8 text'],
  ])('%s is a problem at its first odd byte', (_, file, line, column, message) => {
    expect(decodeYaml(file)).toMatchObject({
      problem: { line, column, severity: 'error', message: expect.stringContaining(message) },
    });
  });
});

test('what is asked of one text several times in a row is read once, and of another text anew', () => {
  const [first, again] = [readYaml('a: 1'), readYaml('a: 1')];
  expect(again).toBe(first);
  expect(readYaml('a: 2')).not.toEqual(first);
  expect(readYaml('a: 1')).toEqual(first);
});
