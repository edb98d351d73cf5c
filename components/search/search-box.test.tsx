import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SearchBox } from './search-box';

test('the box takes no more than a link could be', () => {
  const html = renderToStaticMarkup(<SearchBox listId="list" active={undefined} onClose={() => undefined} />);
  expect(html).toMatch(/<input[^>]* maxLength="1000"/i);
});
