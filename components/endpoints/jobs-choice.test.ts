import { expect, test } from 'vitest';
import { ALL, choiceOfQuery, DEFAULT, jobsChoices, searchOfChoice } from './jobs-choice';

test.each([DEFAULT, ALL, 'mnist-script', 'all'])('%s goes through the address and back', (choice) =>
  expect(choiceOfQuery(new URLSearchParams(searchOfChoice(choice)))).toBe(choice),
);

test('a named deployment that is gone is still a choice', () => {
  const values = jobsChoices('a', ['a', 'b'], 'gone').map(({ value }) => value);
  expect(values).toEqual([DEFAULT, ALL, 'a', 'b', 'gone']);
  expect(jobsChoices('a', ['a', 'b'], 'b')).toHaveLength(4);
});
