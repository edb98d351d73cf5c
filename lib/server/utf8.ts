import 'server-only';

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Bytes that a character takes, by its first byte; 1 for what can not start one. */
function lengthOf(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

/** Offset of the first whole character: a slice may begin in the middle of one. */
export function utf8Start(bytes: Uint8Array): number {
  let start = 0;
  while (start < 3 && isContinuation(bytes[start])) start += 1;
  return start;
}

/** Offset behind the last whole character: a slice may end in the middle of one. */
export function utf8End(bytes: Uint8Array): number {
  let last = bytes.length - 1;
  while (last >= 0 && bytes.length - last < 4 && isContinuation(bytes[last])) last -= 1;
  const first = bytes[last];
  return first !== undefined && last + lengthOf(first) > bytes.length ? last : bytes.length;
}
