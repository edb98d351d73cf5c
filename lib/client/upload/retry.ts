import * as z from 'zod';
import { isPassingProblem, problemOf } from '../auth-problem';

/** What went wrong with one request, whoever answered. `status` 0: nobody did. */
export interface Failure {
  status: number;
  code: string;
  message: string;
  /** Code and message are Azure's own. */
  fromAzure: boolean;
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
  fromAzure: z.boolean().catch(false),
  requestId: z.string().nullable().catch(null),
  missingAction: z.string().nullable().catch(null),
  retryAfterSeconds: z.number().nullable().catch(null),
});

const ours = { fromAzure: false, requestId: null, missingAction: null, retryAfterSeconds: null };

/** A sign-in that did not happen is a refusal: only the person can end it, so it is not asked for again. */
function failureOfSignIn(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('errorCode' in error)) return null;
  const { title, message, code } = problemOf(error);
  return { ...ours, status: isPassingProblem(error) ? 0 : 401, code, message: `${title} ${message}`.trim() };
}

/** What browsers call a request without an answer: `Failed to fetch` and the like, which say nothing to a person. */
const messageOf = (error: unknown) =>
  error instanceof Error && !(error instanceof TypeError) && error.message ? error.message : 'Storage did not answer.';

/** The failure in whatever was thrown. An error without a status is a request that nobody answered. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure;
  const parsed = described.safeParse(error);
  if (parsed.success) return parsed.data;
  return failureOfSignIn(error) ?? { ...ours, status: 0, code: 'NoAnswer', message: messageOf(error) };
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
