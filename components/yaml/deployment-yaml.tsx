'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { deploymentsQuery, endpointJobsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import { isLive } from '@/lib/domain/job-status';
import { deploymentEffect } from './effect-words';
import { ResourceYaml } from './resource-yaml';

export interface DeploymentYamlProps {
  endpointName: string;
  deploymentName: string;
}

/** The YAML tab of a deployment. */
export function DeploymentYaml({ endpointName, deploymentName }: DeploymentYamlProps) {
  const ws = useWorkspace();
  const deployments = useQuery(deploymentsQuery(ws, endpointName));
  const jobs = useQuery(endpointJobsQuery(ws, endpointName, deploymentName));
  const of = useMemo(() => ({ endpointName, deploymentName }), [endpointName, deploymentName]);
  const effect = deploymentEffect({
    traffic: deployments.data?.deployments.find(({ name }) => name === deploymentName)?.traffic ?? null,
    runningJobs: jobs.data && !jobs.error ? jobs.data.jobs.filter(({ status }) => isLive(status)).length : null,
  });
  return <ResourceYaml of={of} effect={effect} />;
}
