import { expect, test } from 'vitest';
import { ignoreRules } from './ignore-rules';

const PATHS = [
  'a.txt',
  'b.txt',
  'deep',
  'deep/er',
  'deep/er/file.txt',
  'cache',
  'cache/x.tmp',
  'cache/sub/y.tmp',
  'logs',
  'logs/a.log',
  'notes.md',
  '#x',
  'x/y',
  'er/a',
  'foo',
  'foo/b',
  'a]b',
  'sub/a.txt',
];

// Recorded from the pattern reader of azure-ai-ml 1.4.0.
const RECORDED: Record<string, string[]> = {
  '*.tmp': ['cache/x.tmp', 'cache/sub/y.tmp'],
  'logs/': ['logs/a.log'],
  '/a.txt': ['a.txt'],
  'deep/er': ['deep/er', 'deep/er/file.txt'],
  'deep/**/file.txt': ['deep/er/file.txt'],
  '**/er': ['deep/er', 'deep/er/file.txt', 'er/a'],
  'cache/*': ['cache/x.tmp', 'cache/sub/y.tmp'],
  '**': PATHS,
  '*': PATHS,
  '**/': PATHS.filter((path) => path.includes('/')),
  '[a-c].txt': ['a.txt', 'b.txt', 'sub/a.txt'],
  '[!a].txt': ['b.txt'],
  '?.txt': ['a.txt', 'b.txt', 'sub/a.txt'],
  '\\#x': ['#x'],
  '#x': [],
  '!a.txt': [],
  '/': [],
  'foo/**': ['foo/b'],
  'a.t*': ['a.txt', 'sub/a.txt'],
  'deep/': ['deep/er', 'deep/er/file.txt'],
  'er/': ['deep/er/file.txt', 'er/a'],
  'b.TXT': [],
  '**/cache/**': ['cache/x.tmp', 'cache/sub/y.tmp'],
  'x/': ['x/y'],
  '  *.md  ': ['notes.md'],
  'deep/*/file.txt': ['deep/er/file.txt'],
  '[z-': [],
  'a[]]b': ['a]b'],
};

test.each(Object.entries(RECORDED))('%s leaves out what azure-ai-ml leaves out', (pattern, expected) => {
  const isIgnored = ignoreRules(pattern);
  expect(PATHS.filter(isIgnored)).toEqual(expected);
});

test('the last rule that fits decides, and a file comes back from a folder that is left out', () => {
  const isIgnored = ignoreRules('*.bin\r\ndata/\r\n!data/keep.bin\r\n');
  expect(['a.bin', 'data/other.csv', 'data/keep.bin', 'b.csv'].filter(isIgnored)).toEqual(['a.bin', 'data/other.csv']);
});

test('a pattern that is none is passed over', () => {
  const isIgnored = ignoreRules('[z-a]\n*.tmp\n');
  expect(['z', 'x.tmp'].filter(isIgnored)).toEqual(['x.tmp']);
});
