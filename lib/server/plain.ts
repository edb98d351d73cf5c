import 'server-only';
import { withoutSecrets } from '@/lib/azureml/errors';

/** A URL in running text or JSON (also JSON within JSON, with `\\/` and `\\u0026`): before user info, after it, query. */
const LINK =
  /(https?:(?:\\*\/){2})(?:[^\s"\\/?#]*@)?((?:\\+\/|[^\s"\\?#])*)(?:[?#](?:\\+(?:u(?!0022)[0-9a-f]{4}|\/)|[^\s"\\])*)?/gi;

/** Text whose http(s) URLs have neither user info nor query nor fragment: there a SAS or a password would stand. */
export function publicText(text: string): string {
  return withoutSecrets(text.replace(LINK, '$1$2'));
}

/** The same for a value that is one URI as a whole. Other schemes stay as they are. */
export function publicUri(uri: string | null | undefined): string | null {
  if (!uri) return null;
  return /^\s*https?:/i.test(uri) ? uri.replace(/[?#].*$/s, '').replace(/^(\s*https?:[\\/]*)[^\\/]*@/i, '$1') : uri;
}

/** A string map for the browser: without the entries that Azure left null, without what signs the URLs in it. */
export function strings(map: Record<string, string | null> | null | undefined): Record<string, string> {
  const entries = Object.entries(map ?? {}).flatMap(([key, text]) => (text === null ? [] : [[key, publicText(text)]]));
  return Object.fromEntries(entries);
}

export const lastSegment = (id: string | null | undefined) => id?.split('/').at(-1) || null;

/** ISO-8601 in UTC; null where Azure wrote none or nothing that is a date. */
export function instantOf(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
