'use client';

import { ApiError } from '@/lib/client/api-error';
import { useNow } from '@/lib/client/now';
import { formatDuration } from '@/lib/domain/format';

/** How long Azure still wants no request; nothing where it named no time, or that is over. */
export function RetryWait({ error }: { error: unknown }) {
  return error instanceof ApiError && error.retryAt !== null ? <Countdown until={error.retryAt} /> : null;
}

/** A timer is not read out at each tick, also inside an alert. */
function Countdown({ until }: { until: number }) {
  const seconds = Math.ceil((until - useNow().getTime()) / 1000);
  if (seconds <= 0) return null;
  return <span role="timer"> Azure asks to wait another {formatDuration(seconds * 1000)}.</span>;
}
