import { expect, it } from 'vitest';
import { createRouter, segmentsOf } from '../router';
import { operationTable } from '../routes';

const route = createRouter(operationTable);
const served = new Set<string>();

/** Remembers which operation a call of this test file was answered by, if it succeeded. */
export function remember(method: string, url: string, status: number): void {
  if (status >= 400) return;
  const match = route(method, segmentsOf(new URL(url).pathname));
  if (match !== undefined) served.add(match.operation.name);
}

/**
 * Says, at the end of a test file, which operations it tests; SUPPORT.md names the file for them. Fails unless the tests
 * above it called each of them with success.
 */
export const covers = (...operations: string[]) =>
  it('calls every operation that it covers', () => {
    expect(operations.filter((name) => !served.has(name))).toEqual([]);
  });
