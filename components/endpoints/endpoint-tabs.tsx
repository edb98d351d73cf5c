'use client';

import { usePathname } from 'next/navigation';
import { segmentWords } from '@/components/layout';
import { NavTabs } from '@/components/ui/nav-tabs';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { endpointPath } from '@/lib/domain/reference';

/** Pages of an endpoint beside its details, by the last part of their address. */
const sections = ['yaml', 'history', 'json'] as const;

export function EndpointTabs({ workspace, endpointName }: { workspace: WorkspaceRef; endpointName: string }) {
  const base = endpointPath(workspace, endpointName);
  // The address may be encoded otherwise than our own link, so only the last part is compared.
  const last = usePathname()?.split('/').filter(Boolean).at(-1);
  const section = sections.find((each) => each === last && last !== endpointName);
  const tabs = [
    { href: base, label: 'Details', current: section === undefined },
    ...sections.map((each) => ({ href: `${base}/${each}`, label: segmentWords[each], current: each === section })),
  ];
  return <NavTabs label="Sections" tabs={tabs} />;
}
