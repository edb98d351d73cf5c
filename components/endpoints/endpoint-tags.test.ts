import { expect, it } from 'vitest';
import { peoplesTags, tagWords } from './endpoint-tags';

it('shows the tags of people, and not what the dashboard keeps in tags', () => {
  const tags = { dataset: 'mnist', draft: '', 'batch-studio.last-flip': '{}' };
  expect(peoplesTags({ tags }).map(([name, value]) => tagWords(name, value))).toEqual(['dataset: mnist', 'draft']);
});
