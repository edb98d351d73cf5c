import type { Names } from '@/lib/domain/query/documents';

const formats = ['json', 'yaml', 'table'] as const;
export type Format = (typeof formats)[number];

export interface Asked {
  query: string;
  as: Format;
  names: Names;
}

/** What an address asks for; what it does not say, or says wrongly, is the usual. */
export function askedOf(search: URLSearchParams): Asked {
  return {
    query: search.get('query') ?? '',
    as: formats.find((format) => format === search.get('as')) ?? 'json',
    names: search.get('names') === 'rest' ? 'rest' : 'cli',
  };
}

/** An address with what is asked for, only where it is not the usual; other parts of it stay. */
export function searchWith(search: string, { query, as, names }: Asked): string {
  const next = new URLSearchParams(search);
  const say = (name: string, value: string, usual: string) =>
    value === usual ? next.delete(name) : next.set(name, value);
  say('query', query, '');
  say('as', as, 'json');
  say('names', names, 'cli');
  return next.size > 0 ? `?${next}` : '';
}
