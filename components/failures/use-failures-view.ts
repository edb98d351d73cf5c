'use client';

import { usePathname, useSearchParams } from 'next/navigation';

type FailuresBy = 'cause' | 'file';

export interface FailuresPlace {
  by: FailuresBy;
  /** Id of the cause whose files alone are listed. */
  cause: string | null;
  hrefOf: (by: FailuresBy, cause?: string) => string;
  show: (by: FailuresBy) => void;
}

/** What the page lists stands in its address, so that a link shows the same. */
export function useFailuresView(): FailuresPlace {
  const pathname = usePathname() ?? '';
  const query = useSearchParams();
  const hrefOf = (by: FailuresBy, cause?: string) => {
    const next = new URLSearchParams(by === 'file' ? { by, ...(cause !== undefined && { cause }) } : {});
    return next.size > 0 ? `${pathname}?${next}` : pathname;
  };
  return {
    by: query.get('by') === 'file' ? 'file' : 'cause',
    cause: query.get('cause'),
    hrefOf,
    show: (by) => window.history.replaceState(null, '', hrefOf(by)),
  };
}
