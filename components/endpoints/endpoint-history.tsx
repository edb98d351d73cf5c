'use client';

import { HistoryCard } from '@/components/flip';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import { EndpointFrame } from './endpoint-frame';

/** Who made which deployment the default, when and why. */
export function EndpointHistory({ endpointName }: { endpointName: string }) {
  return (
    <EndpointFrame endpointName={endpointName}>
      {(workspace, endpoint) =>
        endpoint ? (
          <HistoryCard workspace={workspace} endpoint={endpoint} />
        ) : (
          <SkeletonCard title="Changes of the default deployment" rows={4} label="Reading the endpoint" />
        )
      }
    </EndpointFrame>
  );
}
