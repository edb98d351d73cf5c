'use client';

import { useQuery } from '@tanstack/react-query';
import { ProvisioningBadge } from '@/components/jobs';
import type { Column } from '@/components/ui/virtual-table';
import { computesQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { ComputeView } from '@/lib/contracts/api/views';
import { AssetList } from './asset-list';
import { Reference } from './reference';

function nodes({ minNodes, maxNodes }: ComputeView): string {
  if (maxNodes === null) return '—';
  return minNodes === maxNodes ? `${maxNodes}` : `${minNodes ?? 0} to ${maxNodes}`;
}
const State = ({ compute }: { compute: ComputeView }) =>
  compute.provisioningState ? <ProvisioningBadge state={compute.provisioningState} /> : '—';

const columns: Column<ComputeView>[] = [
  { key: 'name', header: 'Name', cell: (compute) => <b className="block truncate">{compute.name}</b> },
  { key: 'type', header: 'Type', width: '140px', cell: (compute) => compute.type ?? '—' },
  {
    key: 'size',
    header: 'VM size',
    width: '180px',
    hideBelow: 900,
    cell: (compute) => <span className="mono block truncate">{compute.vmSize ?? '—'}</span>,
  },
  { key: 'nodes', header: 'Nodes', width: '96px', align: 'right', cell: nodes },
  { key: 'state', header: 'Provisioning state', width: '144px', cell: (compute) => <State compute={compute} /> },
  {
    key: 'reference',
    header: 'In YAML',
    width: '24%',
    hideBelow: 1100,
    cell: ({ name }) => <Reference text={`azureml:${name}`} />,
  },
];

const card = (compute: ComputeView) => (
  <span className="grid grid-cols-[minmax(0,1fr)] gap-1">
    <span className="flex items-center justify-between gap-3">
      <b className="[overflow-wrap:anywhere]">{compute.name}</b>
      <State compute={compute} />
    </span>
    <span className="text-fg-2">
      {compute.type ?? 'Compute'}, {nodes(compute)} nodes
    </span>
    <Reference text={`azureml:${compute.name}`} />
  </span>
);

/** The compute that deployments may name. */
export function ComputePage() {
  const query = useQuery({ ...computesQuery(useWorkspace()), select: ({ computes }) => computes });
  return (
    <AssetList
      title="Compute"
      things={['compute', 'computes']}
      query={query}
      columns={columns}
      card={card}
      firstOne="Create a cluster with az ml compute create; deployments then name it in their YAML."
    />
  );
}
