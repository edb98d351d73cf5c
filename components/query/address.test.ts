import { describe, expect, it } from 'vitest';
import { askedOf, searchWith } from './address';

describe('the address of a query', () => {
  it.each([
    ['', { query: '', as: 'json', names: 'cli' }],
    ['?query=a%5B%3Fb%3E%601%60%5D&as=table&names=rest', { query: 'a[?b>`1`]', as: 'table', names: 'rest' }],
    ['?as=xml&names=other', { query: '', as: 'json', names: 'cli' }],
  ] as const)('%s', (search, asked) => expect(askedOf(new URLSearchParams(search))).toEqual(asked));

  it('is read back as it was written, and keeps the rest', () => {
    const asked = { query: `name == 'a & "b"' || c`, as: 'yaml', names: 'rest' } as const;
    const search = searchWith('?view=json&tid=t', asked);
    expect(askedOf(new URLSearchParams(search))).toEqual(asked);
    expect(searchWith(search, { query: '', as: 'json', names: 'cli' })).toBe('?view=json&tid=t');
    expect(searchWith('', { query: '', as: 'json', names: 'cli' })).toBe('');
  });
});
