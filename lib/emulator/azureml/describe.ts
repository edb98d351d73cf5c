import { absentTable } from './absent';
import { AzureError } from './errors';
import { planeOf } from './plane';
import { createRouter, segmentsOf } from './router';
import { operationTable } from './routes';

const route = createRouter([...operationTable, ...absentTable]);

function operationOf(method: string, pathname: string): string | null {
  try {
    return route(method, segmentsOf(pathname))?.operation.name ?? null;
  } catch (error) {
    if (error instanceof AzureError) return null;
    throw error;
  }
}

/** Plane and operation id of a request, before anything of it is judged; null for a path that no operation has. */
export function describeRequest(method: string, url: string) {
  const [pathname = '/'] = url.split('?');
  return { plane: planeOf(pathname), operation: operationOf(method, pathname) };
}
