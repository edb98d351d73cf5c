import { z } from 'zod';

const token = z.object({ s: z.number().int().nonnegative() });

/** `$skip` is an opaque string for clients (contract C5); inside is the sequence number of the last item seen. */
export const continuationOf = (sequence: number): string =>
  Buffer.from(JSON.stringify({ s: sequence })).toString('base64url');

/** The sequence number inside a token; null when the text is none of ours. */
export function sequenceOf(continuation: string): number | null {
  try {
    const parsed = token.safeParse(JSON.parse(Buffer.from(continuation, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data.s : null;
  } catch {
    return null;
  }
}
