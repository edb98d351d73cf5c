'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { DefaultSwitch, FlipOptionsButton, FlipReview, useDefaultChoice } from '@/components/flip';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { rightsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { DeploymentView } from '@/lib/contracts/api/views';
import { WRITE_ENDPOINT } from '@/lib/domain/permissions';
import { deploymentPath } from '@/lib/domain/reference';
import { DeploymentItem, deploymentColumns, settingsColumn } from './deployment-item';
import { DeploymentRecord } from './deployment-record';

export interface DeploymentsCardProps {
  workspace: WorkspaceRef;
  endpointName: string;
  deployments: readonly DeploymentView[];
  /** The endpoint's own tags, which hold the rules of a flip; null until they are read. */
  tags: Record<string, string> | null;
}

/** The deployments of an endpoint: which is the default and the way to another, what each runs, where, and how. */
export function DeploymentsCard(props: DeploymentsCardProps) {
  if (props.deployments.length === 0)
    return (
      <Card title="Deployments" count={0} flush>
        <EmptyState title="No deployments">Invoking this endpoint fails until it has one.</EmptyState>
      </Card>
    );
  return <Choosable {...props} />;
}

const BARRED = `You may not change the default here. The action that is missing: ${WRITE_ENDPOINT}.`;

function Choosable({ workspace, endpointName, deployments, tags }: DeploymentsCardProps) {
  const rights = useQuery(rightsQuery(workspace));
  const isBarred = rights.data?.missing.includes(WRITE_ENDPOINT) ?? false;
  const live = deployments.find(({ traffic }) => traffic === 100)?.name ?? null;
  const names = deployments.map(({ name }) => name);
  const choice = useDefaultChoice(names, live, isBarred);
  const noteId = useId();
  return (
    <Card
      title="Deployments"
      count={deployments.length}
      aside={<Aside workspace={workspace} endpointName={endpointName} tags={tags} isBarred={isBarred} />}
      flush
    >
      {choice.gone !== null && <Gone name={choice.gone} endpointName={endpointName} />}
      <Heads />
      <div role="radiogroup" aria-label="Default deployment" {...choice.group}>
        <ul>
          {deployments.map((deployment, index) => (
            <DeploymentItem
              key={deployment.name}
              deployment={deployment}
              href={deploymentPath(workspace, endpointName, deployment.name)}
              record={<DeploymentRecord endpointName={endpointName} name={deployment.name} />}
              isPending={choice.chosen === deployment.name && live !== deployment.name}
              traffic={
                <DefaultSwitch
                  name={deployment.name}
                  isDefault={deployment.name === live}
                  isChosen={deployment.name === choice.chosen}
                  isEntry={choice.chosen === null && index === 0}
                  describedBy={noteId}
                  isBarred={isBarred}
                  onPress={() => choice.ask(deployment.name)}
                />
              }
            />
          ))}
        </ul>
      </div>
      <p id={noteId} className={isBarred ? 'border-t border-border px-4 py-2.5 text-12 text-fg-2' : 'sr-only'}>
        {isBarred ? BARRED : 'Arrows choose, Enter opens the review. Nothing is changed before it is applied.'}
      </p>
      {choice.review !== null && (
        <FlipReview
          workspace={workspace}
          endpointName={endpointName}
          to={choice.review}
          shown={live}
          undoes={choice.undoes}
          onClose={choice.close}
        />
      )}
    </Card>
  );
}

/** An Undo may lead back to what was deleted since, and a review may be open while it goes. */
const Gone = ({ name, endpointName }: { name: string; endpointName: string }) => (
  <div className="border-b border-border px-4 py-3">
    <Banner tone="warn" title={`${name} can not be made the default.`}>
      {endpointName} has no deployment of this name, or has none any more.
    </Banner>
  </div>
);

function Aside({ isBarred, tags, ...of }: Omit<DeploymentsCardProps, 'deployments'> & { isBarred: boolean }) {
  return (
    <>
      <span className="max-md:hidden">One deployment has 100, the others 0</span>
      {tags && <FlipOptionsButton {...of} tags={tags} disabledReason={isBarred ? BARRED : undefined} />}
    </>
  );
}

/** For the eye; every value below says by itself what it is. */
function Heads() {
  return (
    <div
      aria-hidden
      className={`${deploymentColumns} h-8 border-b border-border bg-sunken text-12 font-medium text-fg-2 max-md:hidden`}
    >
      <span>Traffic</span>
      <span>Deployment</span>
      <span>Model and compute</span>
      <span className={settingsColumn}>Settings</span>
      <span>Last 10 jobs</span>
      <span>State</span>
    </div>
  );
}
