'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ProvisioningBadge } from '@/components/jobs';
import { Age, Page } from '@/components/layout';
import { NavTabs } from '@/components/ui/nav-tabs';
import { provisioningStateOf, resourceQuery } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import { endpointPath } from '@/lib/domain/reference';
import { endpointEffect } from './effect-words';
import { ResourceYaml } from './resource-yaml';
import { useView } from './use-view';
import { ViewSwitch } from './view-switch';

/** The YAML of an endpoint: its description, tags, default deployment, and all else that Azure takes. */
export function EndpointYaml({ endpointName }: { endpointName: string }) {
  const ws = useWorkspace();
  const of = useMemo(() => ({ endpointName, deploymentName: null }), [endpointName]);
  const { data, error, dataUpdatedAt } = useQuery(resourceQuery(ws, of));
  const [view, choose] = useView();
  const base = endpointPath(ws, endpointName);
  const tabs = [
    { href: base, label: 'Overview', current: false },
    { href: `${base}/yaml`, label: 'YAML', current: true },
  ];
  return (
    <Page
      title={endpointName}
      meta={data ? <ProvisioningBadge state={provisioningStateOf(data.resource)} /> : <span className="h-5" />}
      commands={<ViewSwitch view={view} onChoose={choose} />}
      age={<Age at={dataUpdatedAt} stale={error !== null} />}
      tabs={<NavTabs label="Sections" tabs={tabs} />}
    >
      <ResourceYaml of={of} effect={endpointEffect} />
    </Page>
  );
}
