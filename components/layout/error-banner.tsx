'use client';

import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { ApiError } from '@/lib/client/api-error';
import { problemOf } from '@/lib/client/auth-problem';
import { formatClock } from '@/lib/domain/format';
import { RetryWait } from './retry-wait';

export interface ErrorWords {
  title: string;
  /** Azure's sentence with its code, or ours. */
  said: string;
  requestId: string | null;
  forbidden: boolean;
}

/** What to say about an error: what did not happen, then who said why. `what` names the thing: `The jobs list`. */
export function errorWords(error: unknown, what: string): ErrorWords {
  if (!(error instanceof ApiError)) {
    return { title: `${what} did not load.`, said: saidOf(error), requestId: null, forbidden: false };
  }
  const { status, code, fromAzure, message, details, missingAction, requestId } = error;
  const forbidden = status === 403;
  const missing =
    missingAction && !message.includes(missingAction) ? ` The action that is missing: ${missingAction}.` : '';
  const answered = fromAzure ? `Azure answered ${status} ${code}. ` : '';
  const said = `${answered}${message}${inDetail(message, details)}${missing}`;
  return {
    title: forbidden ? `You may not see this: ${lowerFirst(what)}.` : `${what} did not load.`,
    said,
    requestId,
    forbidden,
  };
}

/** Signing in fails with errors of its own, which have words. */
function saidOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('errorCode' in error)) return error.message;
  const { title, message } = problemOf(error);
  return `${title} ${message}`.trim();
}

/** Azure often says what is the matter only in the details; what the message says already is not said twice. */
const inDetail = (message: string, details: ApiError['details']) =>
  details
    .filter((detail) => detail.message !== '' && !message.includes(detail.message))
    .map((detail) => ` ${detail.message}`)
    .join('');

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export interface ErrorBannerProps {
  error: unknown;
  /** What did not load; `This page` without it. */
  what?: string;
  /** When the data that still stands was read; milliseconds as TanStack Query counts, or an instant. */
  lastGoodAt?: number | string | null;
  actions?: ReactNode;
  onRetry?: () => void;
}

/** Over the last good data: what failed, in Azure's words, and from when the data is. Nothing without an error. */
export function ErrorBanner({ error, what = 'This page', lastGoodAt, actions, onRetry }: ErrorBannerProps) {
  if (!error) return null;
  const { title, said, requestId, forbidden } = errorWords(error, what);
  const kept = lastGoodAt ? ` What was read at ${formatClock(new Date(lastGoodAt).toISOString())} is shown.` : '';
  return (
    <Banner
      tone={forbidden ? 'warn' : 'bad'}
      title={title}
      requestId={requestId}
      actions={
        (actions || onRetry) && (
          <>
            {actions}
            {onRetry && <RetryLink onRetry={onRetry} />}
          </>
        )
      }
    >
      {said}
      <RetryWait error={error} />
      {kept}
    </Banner>
  );
}

function RetryLink({ onRetry }: { onRetry: () => void }) {
  return (
    <button
      type="button"
      onClick={onRetry}
      className="min-h-6 font-medium text-accent-text underline underline-offset-2"
    >
      Try now
    </button>
  );
}
