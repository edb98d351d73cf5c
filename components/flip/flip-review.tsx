'use client';

import { lazy, Suspense } from 'react';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

const Dialog = lazy(() => import('./flip-dialog'));

export interface FlipReviewProps {
  workspace: WorkspaceRef;
  endpointName: string;
  /** The deployment that is to be the default. */
  to: string;
  /** The default that the page shows. */
  shown: string | null;
  /** The flip that this one takes back. */
  undoes: string | null;
  onClose: () => void;
}

/** The question before a flip. What is in it is loaded when it is first asked. */
export function FlipReview(props: FlipReviewProps) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
