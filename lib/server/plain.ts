import 'server-only';
import { AzureError } from '@/lib/azureml/errors';

/** A string map without the entries that Azure left null. */
export function strings(map: Record<string, string | null> | null | undefined): Record<string, string> {
  const entries = Object.entries(map ?? {}).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(entries);
}

export const lastSegment = (id: string | null | undefined) => id?.split('/').at(-1) || null;

/** ISO-8601 in UTC; null where Azure wrote none or nothing that is a date. */
export function instantOf(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/**
 * The value of a part of a page, or `otherwise` where Azure refused or failed just that part. A 401 is the whole page's:
 * the browser must renew the token.
 */
export async function partOr<T, U>(part: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof AzureError && error.status !== 401) return otherwise;
    throw error;
  }
}
