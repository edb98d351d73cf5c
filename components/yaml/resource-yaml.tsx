'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryBoundary } from '@/components/layout';
import { Segments } from '@/components/ui/segments';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import { type ResourceRef, resourceQuery } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import { useView, VIEWS } from './use-view';
import { Workbench } from './workbench';

/** Reads the live resource with every field; its text is worked on once it is there. */
export function ResourceYaml({ of, effect }: { of: ResourceRef; effect: string }) {
  const query = useQuery(resourceQuery(useWorkspace(), of));
  const name = of.deploymentName ?? of.endpointName;
  const pending = <SkeletonCard title="YAML" rows={8} label={`Reading ${name}`} />;
  const [view, choose] = useView();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div>
        <Segments label="View" value={view} options={VIEWS} onValueChange={choose} />
      </div>
      <div>
        <QueryBoundary query={query} what={`The YAML of ${name}`} pending={pending}>
          {({ resource }) => <Workbench of={of} live={resource} effect={effect} />}
        </QueryBoundary>
      </div>
    </div>
  );
}
