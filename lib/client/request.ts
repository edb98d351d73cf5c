import type { Audience, Route } from '@/lib/contracts/api/routes';

/** The header that carries the token for each audience of a route: the first in `authorization`, further ones bare. */
export function tokenHeaders(audiences: readonly Audience[], tokens: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    audiences.map((audience, index) =>
      index === 0 ? ['authorization', `Bearer ${tokens[0]}`] : [`x-token-${audience}`, String(tokens[index])],
    ),
  );
}

/** URL of a route with its parameters and query filled in; each value is one encoded segment. Absent query values are left out. */
export function routeUrl(route: Pick<Route, 'path'>, params: object, query: object = {}): string {
  const values = new Map<string, unknown>(Object.entries(params));
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!values.has(name)) throw new Error(`${route.path} needs ${name}`);
    return encodeURIComponent(String(values.get(name)));
  });
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api${path}${search && `?${search}`}`;
}
