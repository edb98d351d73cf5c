import type { Plane } from './types';

const prefixes: readonly [prefix: string, plane: Plane][] = [
  ['/metadata/', 'public'],
  ['/discovery', 'public'],
  ['/mferp/managementfrontend', 'mfe'],
  ['/history/v1.0', 'history'],
  ['/data/v1.0', 'data'],
  ['/inference/', 'scoring'],
];

/** Which of Azure's hosts a path stands for here; what is none of the others is ARM. */
export function planeOf(pathname: string): Plane {
  const path = pathname.toLowerCase();
  return prefixes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'arm';
}
