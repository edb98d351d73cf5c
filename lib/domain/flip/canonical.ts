import { sha256 as sha2 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one text of a JSON value: members by name in UTF-16 order, no space, absent members left out (RFC 8785 for what
 * history rows hold: strings, whole numbers, booleans, null).
 */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member ?? null)}`).join(',')}}`;
}

/** SHA-256 of a text in UTF-8, in lower-case hex. Of thousands of rows at once, where WebCrypto takes ten times as long. */
export const sha256 = (text: string): string => bytesToHex(sha2(utf8ToBytes(text)));
