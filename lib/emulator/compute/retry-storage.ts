import { setTimeout as delay } from 'node:timers/promises';

const passing = /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|REQUEST_SEND_ERROR|UND_ERR_.*)$/;

/** True for what passes by itself, such as the blob service being restarted. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && passing.test(error.code)) return true;
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode >= 500;
  return error.cause !== undefined && isPassing(error.cause);
}

/** Repeats a call to blob storage while the service is away, for about half a minute; other errors come through at once. */
export async function retryStorage<T>(call: () => Promise<T>, signal?: AbortSignal, tries = 9): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= tries || !isPassing(error)) throw error;
      await delay(Math.min(100 * 2 ** attempt, 5000), undefined, { signal });
    }
  }
}
