import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('quotes, and makes no formula of what people wrote', () => {
  const text = csvOf(
    ['a'],
    [['x "y", z'], [null], ['=HYPERLINK("http://x")'], [' +1'], ['-1'], ['@a'], ['\tb'], ['a=b']],
  );
  expect(text.split('\r\n')).toEqual([
    '"a"',
    '"x ""y"", z"',
    '""',
    `"'=HYPERLINK(""http://x"")"`,
    `"' +1"`,
    `"'-1"`,
    `"'@a"`,
    `"'\tb"`,
    '"a=b"',
    '',
  ]);
});
