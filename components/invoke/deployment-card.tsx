'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { QueryBoundary } from '@/components/layout';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { Tag } from '@/components/ui/tag';
import type { Answer } from '@/lib/contracts/api/routes';
import type { DeploymentView } from '@/lib/contracts/api/views';
import { StepTitle } from './step-title';

export interface DeploymentCardProps {
  query: UseQueryResult<Answer<'deployments'>, Error>;
  chosen: string | undefined;
  onChoose(name: string): void;
}

/** Step 2: which deployment scores; the endpoint's default is chosen until another is. */
export function DeploymentCard({ query, chosen, onChoose }: DeploymentCardProps) {
  return (
    <Card title={<StepTitle step={2}>Deployment</StepTitle>}>
      <QueryBoundary
        query={query}
        what="The deployments list"
        pending={<SkeletonRows rows={2} label="Reading the deployments" />}
      >
        {({ deployments }) =>
          deployments.length === 0 ? (
            <EmptyState title="This endpoint has no deployment yet">
              A deployment says which model scores, on which compute.
            </EmptyState>
          ) : (
            <div role="radiogroup" aria-label="Deployment" className="overflow-hidden rounded-8 border border-border">
              {deployments.map((deployment) => (
                <DeploymentRow
                  key={deployment.name}
                  deployment={deployment}
                  checked={deployment.name === chosen}
                  onChoose={() => onChoose(deployment.name)}
                />
              ))}
            </div>
          )
        }
      </QueryBoundary>
    </Card>
  );
}

interface RowProps {
  deployment: DeploymentView;
  checked: boolean;
  onChoose(): void;
}

function DeploymentRow({ deployment, checked, onChoose }: RowProps) {
  const { name, traffic, model, component, compute, provisioningState } = deployment;
  const asset = component ?? model;
  const runs = [asset && `${asset.name}:${asset.version ?? 'latest'}`, compute].filter(Boolean).join(', ');
  return (
    <label
      className={cn(
        'grid min-h-11 cursor-pointer grid-cols-[16px_minmax(0,1fr)_auto_minmax(0,260px)] items-center gap-x-3 border-b border-border px-3.5 py-2 -outline-offset-2 last:border-0 has-focus-visible:outline-2 has-focus-visible:outline-focus max-md:grid-cols-[16px_minmax(0,1fr)_auto]',
        checked ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name="deployment"
        value={name}
        checked={checked}
        onChange={onChoose}
        className="radio size-4 outline-none"
      />
      <span className={cn('mono min-w-0 [overflow-wrap:anywhere]', checked && 'font-semibold')}>{name}</span>
      <span className="flex gap-1.5">
        {provisioningState !== 'Succeeded' && <Tag tone="outline">{provisioningState}</Tag>}
        {traffic === 100 && <DefaultTag onSelected={checked} />}
      </span>
      <span className="truncate text-right text-12 text-fg-2 max-md:hidden" title={runs}>
        {runs}
      </span>
    </label>
  );
}

/** The accent tag's own ground is that of a selected row, so there it stands on the surface. */
function DefaultTag({ onSelected }: { onSelected: boolean }) {
  const tag = <Tag tone="accent">100 default</Tag>;
  return onSelected ? <span className="rounded-4 bg-surface [&>span]:bg-transparent">{tag}</span> : tag;
}
