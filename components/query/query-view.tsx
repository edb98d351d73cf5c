'use client';

import { lazy, Suspense } from 'react';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import type { ResourceRef } from '@/lib/client/raw-resources';

/** JMESPath, YAML and the viewer: loaded where a JSON view is opened, never with a list or a page of details. */
const Body = lazy(() => import('./query-body'));

/** The JSON view of a resource or of a list, with a JMESPath box. Query, format and names stand in the address. */
export function QueryView({ of }: { of: ResourceRef }) {
  return (
    <Suspense fallback={<SkeletonCard title="Query" rows={4} label="Reading" />}>
      <Body of={of} />
    </Suspense>
  );
}
