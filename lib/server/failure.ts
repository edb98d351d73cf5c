import 'server-only';
import { AzureError, withoutSecrets } from '@/lib/azureml/errors';
import type { ApiErrorBody } from '@/lib/contracts/api/common';

/** Our own refusals, in the same shape as Azure's. */
export function refusal(status: number, code: string, message: string, target: string | null = null): AzureError {
  return new AzureError({ status, code, message, target });
}

/** Nobody knows whether the request arrived: what it asked for may have happened. */
export const isUnanswered = (error: unknown) =>
  error instanceof AzureError && (error.status >= 500 || error.status === 408) && error.code !== 'HostRefused';

/** What a failure says to the browser: Azure's words where there are any, nothing of our insides otherwise. */
export function failureBody(error: unknown, requestId: string): ApiErrorBody {
  const known =
    error instanceof AzureError ? error : refusal(500, 'InternalError', 'The dashboard itself failed. Try again.');
  return {
    status: known.status,
    code: known.code,
    message: known.message,
    fromAzure: known.fromAzure,
    details: known.details,
    target: known.target,
    requestId: known.requestId ?? requestId,
    retryAfterSeconds: known.retryAfterSeconds,
    missingAction: known.missingAction,
    claims: known.claims,
  };
}

/** For the log: what failed in us or on the way upstream, without any secret that its text may hold. */
export function failureText(error: unknown): string | undefined {
  if (error instanceof AzureError) return error.errno === null ? undefined : `${error.code}: ${error.errno}`;
  return withoutSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
