import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { REGION } from '../directory';
import type { Plane } from './types';

export interface Served {
  plane: Plane;
  requestId: string;
  /** Headers of the request: a caller may bring ids of its own. */
  asked: IncomingHttpHeaders;
  startedAt: number;
  now: Date;
  failed: boolean;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guidOf = (value: string | string[] | undefined) => (typeof value === 'string' && guid.test(value) ? value : null);

/** ARM keeps a correlation id that the caller brings, and repeats the caller's own request id where it asks for that. */
function idsOf({ asked, requestId }: Served): Record<string, string> {
  const own = guidOf(asked['x-ms-client-request-id']);
  const wanted = String(asked['x-ms-return-client-request-id']).toLowerCase() === 'true';
  return {
    'x-ms-correlation-request-id': guidOf(asked['x-ms-correlation-request-id']) ?? requestId,
    ...(own !== null && wanted ? { 'x-ms-client-request-id': own } : {}),
  };
}

/** `20230113T010207Z`, as in `x-ms-routing-request-id`. */
const compact = (now: Date) => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Headers that every answer carries, as recorded. HSTS is left out: it would take plain http from all of localhost. */
export function commonHeaders(served: Served): Record<string, string> {
  const { plane, requestId, startedAt, now, failed } = served;
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
    ...idsOf(served),
    'x-ms-routing-request-id': `${REGION.toUpperCase()}:${compact(now)}:${randomUUID()}`,
  };
}
