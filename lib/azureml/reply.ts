import type { z } from 'zod';
import { AzureError } from './errors';
import type { Reply } from './transport';

export interface Answer<T> {
  value: T;
  /** Azure's clock when it answered; our own where Azure sent none. */
  at: Date;
  /** Length of the text it came as. */
  bytes: number;
}

/**
 * A 2xx as the contract describes it. Throws 502 where it is not: a truncated answer or a portal's page is never an empty
 * list (abuse cases 36 and 37). An empty body reads as null.
 */
export function parseReply<A extends z.ZodType>(answer: A, reply: Reply, now: Date): Answer<z.output<A>> {
  const date = Date.parse(reply.header('date') ?? '');
  const at = Number.isNaN(date) ? now : new Date(date);
  const parsed = answer.safeParse(jsonOf(reply));
  if (parsed.success) return { value: parsed.data, at, bytes: reply.text.length };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  const message = `The workspace's answer is not of the expected form${where ? ` at ${where}` : ''}.`;
  throw new AzureError({ status: 502, code: 'UpstreamShape', message });
}

function jsonOf(reply: Reply): unknown {
  if (reply.text.trim() === '') return null;
  try {
    return JSON.parse(reply.text);
  } catch {
    const message = `The workspace answered ${reply.status} with something that is not JSON.`;
    throw new AzureError({ status: 502, code: 'UpstreamNotJson', message });
  }
}
