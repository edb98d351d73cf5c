import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { FailureCause } from '@/lib/contracts/api/failures';
import { Excerpt } from './excerpt';

const cause: FailureCause = {
  ...{ id: 'c', type: 'ValueError', message: 'bad', stage: 'run', unit: 'files', count: 1, isFirst: false },
  ...{ firstAt: null, lastAt: null, tries: null, nodes: 1, processes: 1 },
  excerpt: { path: 'logs/user/error.txt', line: 8, from: 7, lines: ['before', 'ValueError: bad', 'behind'] },
};

test('the line that says it is told from the others without its colour', () => {
  const html = renderToStaticMarkup(<Excerpt cause={cause} logHref={() => '/logs'} />);
  const current = html.split('<li').filter((part) => part.startsWith(' aria-current="true"'));
  expect(current).toHaveLength(1);
  expect(current[0]).toContain('ValueError: bad');
});
