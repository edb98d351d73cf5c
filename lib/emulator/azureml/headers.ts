import { randomUUID } from 'node:crypto';
import { REGION } from '../directory';
import type { Plane } from './types';

export interface Served {
  plane: Plane;
  requestId: string;
  startedAt: number;
  now: Date;
  failed: boolean;
}

/** `20230113T010207Z`, as in `x-ms-routing-request-id`. */
const compact = (now: Date) => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Headers that every answer carries, as recorded. HSTS is left out: it would take plain http from all of localhost. */
export function commonHeaders({ plane, requestId, startedAt, now, failed }: Served): Record<string, string> {
  const shared = {
    Date: now.toUTCString(),
    'X-Content-Type-Options': 'nosniff',
    'x-request-time': ((performance.now() - startedAt) / 1_000).toFixed(3),
    'x-ms-response-type': failed ? 'error' : 'standard',
    'x-ms-request-id': requestId,
  };
  if (plane === 'scoring')
    return {
      ...shared,
      Server: 'azureml-frontdoor',
      'X-Request-ID': requestId,
      'x-envoy-upstream-service-time': String(Math.round(performance.now() - startedAt)),
    };
  return {
    ...shared,
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    'Request-Context': 'appId=cid-v1:local-workspace',
    'x-aml-cluster': `vienna-${REGION}-01`,
    'x-ms-correlation-request-id': requestId,
    'x-ms-routing-request-id': `${REGION.toUpperCase()}:${compact(now)}:${randomUUID()}`,
  };
}
