'use client';

import { useQuery } from '@tanstack/react-query';
import type { Column } from '@/components/ui/virtual-table';
import { dataAssetsQuery, environmentsQuery, modelsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { AssetView } from '@/lib/contracts/api/views';
import { AssetList } from './asset-list';
import { Reference } from './reference';

const referenceOf = ({ name, latestVersion }: AssetView) =>
  latestVersion === null ? `azureml:${name}@latest` : `azureml:${name}:${latestVersion}`;

const columns: Column<AssetView>[] = [
  { key: 'name', header: 'Name', width: '28%', cell: (asset) => <b className="block truncate">{asset.name}</b> },
  {
    key: 'version',
    header: 'Latest version',
    width: '128px',
    align: 'right',
    cell: (asset) => asset.latestVersion ?? '—',
  },
  { key: 'reference', header: 'In YAML', width: '28%', cell: (asset) => <Reference text={referenceOf(asset)} /> },
  {
    key: 'description',
    header: 'Description',
    hideBelow: 900,
    cell: ({ description }) => (
      <span className="block truncate text-fg-2" title={description ?? undefined}>
        {description}
      </span>
    ),
  },
];

const card = (asset: AssetView) => (
  <span className="grid grid-cols-[minmax(0,1fr)] gap-1">
    <b className="[overflow-wrap:anywhere]">{asset.name}</b>
    {asset.description && <span className="line-clamp-2 text-fg-2 [overflow-wrap:anywhere]">{asset.description}</span>}
    <Reference text={referenceOf(asset)} />
  </span>
);

const assetsOf = ({ assets }: { assets: AssetView[] }) => assets;
const shared = { columns, card };

export function DataPage() {
  const query = useQuery({ ...dataAssetsQuery(useWorkspace()), select: assetsOf });
  return (
    <AssetList
      title="Data"
      things={['data asset', 'data assets']}
      query={query}
      firstOne="Register a folder or a file with az ml data create; a job can then be started with it by name."
      {...shared}
    />
  );
}

export function ModelsPage() {
  const query = useQuery({ ...modelsQuery(useWorkspace()), select: assetsOf });
  return (
    <AssetList
      title="Models"
      things={['model', 'models']}
      query={query}
      firstOne="Drop a folder with a deployment's YAML and its model on New from YAML: the model is registered first."
      {...shared}
    />
  );
}

export function EnvironmentsPage() {
  const query = useQuery({ ...environmentsQuery(useWorkspace()), select: assetsOf });
  return (
    <AssetList
      title="Environments"
      things={['environment', 'environments']}
      query={query}
      firstOne="A deployment with a scoring script names one, or brings its own in its YAML. An MLflow model needs none."
      {...shared}
    />
  );
}
