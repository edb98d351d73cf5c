import { expect, test } from 'vitest';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { Marked } from './marked';

const problem: YamlProblem = { path: 'name', line: 4, column: 1, severity: 'error', message: 'x' };
const check = (...problems: YamlProblem[]) => ({ shape: 'model' as const, problems });

test('the first answer is told, also of no problem; the same again is not', () => {
  const marked = new Marked();
  expect(marked.news(check())).toBe('said');
  expect(marked.news(check())).toBe('none');
  expect(marked.news({ shape: 'endpoint', problems: [] })).toBe('said');
  marked.moved(1);
  expect(marked.news({ shape: 'endpoint', problems: [] })).toBe('none');
});

test('the same problems are marked anew where the text was changed at or above them', () => {
  const marked = new Marked();
  expect(marked.news(check(problem))).toBe('said');
  marked.moved(5);
  expect(marked.news(check(problem))).toBe('none');
  marked.moved(4);
  marked.moved(9);
  expect(marked.news(check(problem))).toBe('moved');
  expect(marked.news(check(problem))).toBe('none');
  expect(marked.news(check({ ...problem, column: 2 }))).toBe('said');
});
