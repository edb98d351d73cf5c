import { invalidSegment, methodNotAllowed } from './errors';
import type { Operation } from './types';

/** A route with its template taken apart once. */
interface Compiled {
  operation: Operation;
  parts: readonly { literal: string | null; parameter: string }[];
}

export interface Match {
  operation: Operation;
  params: ReadonlyMap<string, string>;
}

/** Decoded once; what could mean another path after a second look is refused (DESIGN decision 3). */
function decodeSegment(raw: string): string {
  let segment: string;
  try {
    segment = decodeURIComponent(raw);
  } catch {
    throw invalidSegment(raw);
  }
  if (segment === '.' || segment === '..' || /[/\\\p{Cc}]/u.test(segment)) throw invalidSegment(segment);
  return segment;
}

/** Segments of a request path, decoded and checked. Throws AzureError 400. */
export const segmentsOf = (pathname: string): string[] =>
  pathname.replace(/\/+$/, '').split('/').slice(1).map(decodeSegment);

const compile = (operation: Operation): Compiled => ({
  operation,
  parts: operation.template
    .split('/')
    .slice(1)
    .map((part) =>
      part.startsWith('{')
        ? { literal: null, parameter: part.slice(1, -1) }
        : { literal: part.toLowerCase(), parameter: '' },
    ),
});

const matches = ({ parts }: Compiled, segments: readonly string[]) =>
  parts.every(({ literal }, index) => {
    const segment = segments[index] ?? '';
    return literal === null ? segment !== '' : literal === segment.toLowerCase();
  });

const paramsOf = ({ parts }: Compiled, segments: readonly string[]) =>
  new Map(
    parts.flatMap(({ literal, parameter }, index) => {
      const value = segments[index];
      return literal !== null || value === undefined ? [] : [[parameter, value] as const];
    }),
  );

/**
 * A matcher over fixed templates. HEAD is matched as GET. Literals compare without regard to case; a literal wins over a parameter because
 * templates with more literals are tried first. Answers undefined for an unknown path, throws 405 for a known path
 * asked with another method.
 */
export function createRouter(operations: readonly Operation[]) {
  const byLength = new Map<number, Compiled[]>();
  for (const compiled of operations.map(compile)) {
    const routes = byLength.get(compiled.parts.length) ?? [];
    byLength.set(compiled.parts.length, [...routes, compiled]);
  }
  const literals = ({ parts }: Compiled) => parts.filter(({ literal }) => literal !== null).length;
  for (const routes of byLength.values()) routes.sort((a, b) => literals(b) - literals(a));
  return (asked: string, segments: readonly string[]): Match | undefined => {
    const method = asked === 'HEAD' ? 'GET' : asked;
    const found = (byLength.get(segments.length) ?? []).filter((route) => matches(route, segments));
    const route = found.find(({ operation }) => operation.method === method);
    if (route !== undefined) return { operation: route.operation, params: paramsOf(route, segments) };
    if (found.length > 0) throw methodNotAllowed(method, [...new Set(found.map(({ operation }) => operation.method))]);
    return undefined;
  };
}
