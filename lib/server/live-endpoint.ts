import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import type { SegmentParams } from '@/lib/azureml/template';
import type { BatchEndpoint } from '@/lib/contracts/azureml/endpoint';
import type { LiveDefault } from '@/lib/domain/flip/known-default';
import { instantOf } from './plain';

export interface LiveEndpoint extends LiveDefault {
  endpoint: BatchEndpoint;
  /** Azure's clock. */
  at: Date;
}

/** Default and last change of an endpoint, from an answer of Azure's. */
export function liveOf(endpoint: BatchEndpoint, at: Date): LiveEndpoint {
  const { properties, systemData } = endpoint;
  return {
    endpoint,
    at,
    name: properties.defaults?.deploymentName || null,
    modifiedAt: instantOf(systemData?.lastModifiedAt),
    modifiedBy: systemData?.lastModifiedBy ?? null,
  };
}

/** The endpoint as Azure holds it now, past every snapshot. */
export async function readLive(azure: AzureMlClient, params: SegmentParams): Promise<LiveEndpoint> {
  const { value, at } = await azure.send(operations.endpoint, params);
  return liveOf(value, at);
}
