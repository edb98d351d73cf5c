'use client';

import { useQuery } from '@tanstack/react-query';
import { JobsTable } from '@/components/jobs';
import { MissingParts, QueryBoundary, TimeText } from '@/components/layout';
import { OperationNotice } from '@/components/operations';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list';
import { LongText } from '@/components/ui/long-text';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import { endpointJobsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { DeploymentView } from '@/lib/contracts/api/views';
import { invokePath } from '@/lib/domain/reference';
import { settingsInWords } from '@/lib/domain/settings-words';
import { useDeployment } from './use-deployment';

export interface DeploymentDetailsProps {
  endpointName: string;
  deploymentName: string;
}

/** In one column the settings stand first: the jobs come later, and their list would push the settings out of sight. */
const COLUMNS =
  'grid grid-cols-[minmax(0,1fr)] items-start gap-4 min-[1280px]:grid-cols-[minmax(0,1fr)_380px] min-[1280px]:*:first:col-start-2';

/** What a deployment runs, where and how, and its jobs. */
export function DeploymentDetails({ endpointName, deploymentName }: DeploymentDetailsProps) {
  const { deployment } = useDeployment(endpointName, deploymentName);
  if (!deployment) return <SkeletonCard title="Settings" rows={6} label={`Reading ${deploymentName}`} />;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <OperationNotice of={{ endpointName, deploymentName }} state={deployment.provisioningState} />
      <div className={COLUMNS}>
        <Card title="Settings">
          <div className="-my-2">
            <KeyValueList items={factsOf(deployment)} />
          </div>
        </Card>
        <div className="min-w-0 min-[1280px]:col-start-1 min-[1280px]:row-start-1">
          <DeploymentJobs endpointName={endpointName} deploymentName={deploymentName} />
        </div>
      </div>
    </div>
  );
}

const code = (text: string) => <span className="mono leading-5">{text}</span>;
const fact = (label: string, text: string | null | undefined): KeyValue[] =>
  text ? [{ label, value: code(text) }] : [];
const versioned = (asset: DeploymentView['model']) =>
  asset && (asset.version === null ? asset.name : `${asset.name}:${asset.version}`);

function factsOf(deployment: DeploymentView): KeyValue[] {
  const { model, component, code: script, environment, compute, settings, description, id } = deployment;
  return [
    ...(description ? [{ label: 'Description', value: description }] : []),
    ...fact('Model', versioned(model)),
    ...fact('Pipeline component', versioned(component)),
    ...fact('Code', script && `${script.name}/${script.scoringScript}`),
    ...fact('Environment', environment),
    ...fact('Compute', compute),
    ...settingsInWords(settings).map(({ label, value }) => ({ label, value })),
    ...Object.entries(deployment.environmentVariables).map(([name, value]) => ({
      label: `Variable ${name}`,
      value: code(value),
    })),
    ...Object.entries(deployment.tags).map(([name, value]) => ({ label: `Tag ${name}`, value })),
    { label: 'Created', value: <TimeText instant={deployment.createdAt} /> },
    { label: 'Last changed', value: <TimeText instant={deployment.modifiedAt} /> },
    { label: 'Resource id', value: <LongText text={id} />, copy: id },
  ];
}

function DeploymentJobs({ endpointName, deploymentName }: DeploymentDetailsProps) {
  const workspace = useWorkspace();
  const query = useQuery(endpointJobsQuery(workspace, endpointName, deploymentName));
  const start = <LinkButton href={invokePath(workspace, endpointName)}>Start a job</LinkButton>;
  return (
    <Card title="Jobs" flush>
      <QueryBoundary query={query} what="The list of jobs">
        {({ jobs, missing }) => (
          <>
            <div className="p-4 empty:hidden">
              <MissingParts missing={missing} />
            </div>
            {jobs.length > 0 ? (
              <JobsTable
                workspace={workspace}
                jobs={jobs}
                label={`Jobs of ${deploymentName}, newest first`}
                where="known"
              />
            ) : (
              <EmptyState title={`No jobs of ${deploymentName} so far`} action={start}>
                Each invoke that reaches this deployment makes a job, and it appears here.
              </EmptyState>
            )}
          </>
        )}
      </QueryBoundary>
    </Card>
  );
}
