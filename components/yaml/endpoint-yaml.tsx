'use client';

import { useMemo } from 'react';
import { EndpointFrame } from '@/components/endpoints';
import { endpointEffect } from './effect-words';
import { ResourceYaml } from './resource-yaml';

/** The YAML of an endpoint: its description, tags, default deployment, and all else that Azure takes. */
export function EndpointYaml({ endpointName }: { endpointName: string }) {
  const of = useMemo(() => ({ endpointName, deploymentName: null }), [endpointName]);
  return (
    <EndpointFrame endpointName={endpointName}>{() => <ResourceYaml of={of} effect={endpointEffect} />}</EndpointFrame>
  );
}
