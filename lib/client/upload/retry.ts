import * as z from 'zod';

/** What went wrong with one request, whoever answered. `status` 0: nobody did. */
export interface Failure {
  status: number;
  code: string;
  message: string;
  requestId: string | null;
  /** The RBAC action that is missing, where Azure names it. */
  missingAction: string | null;
  retryAfterSeconds: number | null;
}

/** Thrown by the transport; the API wrapper's own error has the same fields and is understood as well. */
export class RequestFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'RequestFailed';
  }
}

const described = z.looseObject({
  status: z.number(),
  code: z.string().catch(''),
  message: z.string().catch(''),
  requestId: z.string().nullable().catch(null),
  missingAction: z.string().nullable().catch(null),
  retryAfterSeconds: z.number().nullable().catch(null),
});

/** The failure in whatever was thrown. An error without a status is a request that nobody answered. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure;
  const parsed = described.safeParse(error);
  if (parsed.success) return parsed.data;
  const message = error instanceof Error && error.message ? error.message : 'There was no answer';
  return { status: 0, code: 'NoAnswer', message, requestId: null, missingAction: null, retryAfterSeconds: null };
}

export const isPassing = ({ status }: Failure) => status === 0 || status === 408 || status === 429 || status >= 500;

const delaysMs = [500, 1000, 2000, 4000, 8000, 8000, 8000] as const;

export interface RetryTools {
  /** Resolves after so many milliseconds, rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 ≤ n < 1. */
  random(): number;
  signal: AbortSignal;
}

/**
 * Runs the work until it succeeds, tries again what may pass by itself; the last error is thrown. `beforeAgain` may throw
 * to end the tries with a better reason (a file that can not be read any more).
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  tools: RetryTools,
  beforeAgain: (failure: Failure) => Promise<void>,
): Promise<T> {
  for (const delay of delaysMs) {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (tools.signal.aborted || !isPassing(failure)) throw error;
      await beforeAgain(failure);
      const asked = (failure.retryAfterSeconds ?? 0) * 1000;
      await tools.wait(Math.max(asked, delay * (0.75 + tools.random() / 2)), tools.signal);
    }
  }
  return work();
}
