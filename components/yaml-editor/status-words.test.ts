import { expect, test } from 'vitest';
import { problemCount, problemToShow, shapeWords } from './status-words';

const problem = (line: number, severity: 'error' | 'warning') =>
  ({ path: '', line, column: 1, severity, message: `${severity} ${line}` }) as const;

test('problems are counted in words', () => {
  expect(problemCount([])).toBe('No problems');
  expect(problemCount([problem(1, 'warning')])).toBe('1 warning');
  expect(problemCount([problem(1, 'error'), problem(2, 'error'), problem(3, 'warning')])).toBe('2 errors, 1 warning');
});

test('the problem of the line is shown, else the first; errors before warnings', () => {
  const all = [problem(2, 'warning'), problem(5, 'warning'), problem(5, 'error'), problem(9, 'error')];
  expect(problemToShow(all, 2)?.message).toBe('warning 2');
  expect(problemToShow(all, 5)?.message).toBe('error 5');
  expect(problemToShow(all, 7)?.message).toBe('error 5');
  expect(problemToShow([], 7)).toBeNull();
});

test('the kind is said in words', () => {
  expect([shapeWords('model'), shapeWords(null)]).toEqual(['YAML, model deployment', 'YAML']);
});
