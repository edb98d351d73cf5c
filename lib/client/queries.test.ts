import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { ApiError } from './api-error';
import * as queries from './queries';

const ws = { subscriptionId: 's', resourceGroupName: 'g', workspaceName: 'w' };
const away = new ApiError({
  status: 503,
  code: 'C',
  message: 'm',
  fromAzure: false,
  details: [],
  target: null,
  requestId: null,
  retryAfterSeconds: null,
  missingAction: null,
  claims: null,
});

interface Asking {
  queryKey: QueryKey;
  refetchInterval?: unknown;
}

/** Milliseconds to the next read of a query in this state, as TanStack Query would ask for it. */
function nextRead(options: Asking, state: object): unknown {
  const client = new QueryClient();
  const query = client.getQueryCache().build(client, { queryKey: options.queryKey });
  query.setState(state);
  const { refetchInterval } = options;
  const next = typeof refetchInterval === 'function' ? refetchInterval(query) : refetchInterval;
  client.clear();
  return next;
}
const failed = { data: undefined, error: away, status: 'error', errorUpdateCount: 1 };
const read = (data: unknown) => ({ data, error: null, status: 'success', dataUpdateCount: 1 });

describe('what is read once', () => {
  test.each<[string, Asking]>([
    ['tenants', queries.tenantsQuery()],
    ['subscriptions', queries.subscriptionsQuery()],
    ['workspaces', queries.workspacesQuery('s')],
    ['workspace', queries.workspaceQuery(ws)],
    ['outputs', queries.outputsQuery(ws, 'j', 'Completed')],
    ['datastores', queries.datastoresQuery(ws)],
    ['computes', queries.computesQuery(ws)],
    ['data', queries.dataAssetsQuery(ws)],
    ['versions', queries.dataVersionsQuery(ws, 'd')],
    ['models', queries.modelsQuery(ws)],
    ['environments', queries.environmentsQuery(ws)],
  ])('%s: again after a failure, by itself, and not after that', (_name, options) => {
    expect(nextRead(options, failed)).toBeGreaterThan(0);
    expect(nextRead(options, read({}))).toBe(false);
  });
});

test('an endpoint and its deployments are read often while Azure is at work on them', () => {
  const endpoint = (provisioningState: string) => nextRead(queries.endpointQuery(ws, 'e'), read({ provisioningState }));
  const deployments = (...states: string[]) =>
    nextRead(
      queries.deploymentsQuery(ws, 'e'),
      read({ deployments: states.map((provisioningState) => ({ provisioningState })) }),
    );
  expect([endpoint('Updating'), endpoint('Succeeded')]).toEqual([2000, 30_000]);
  expect([deployments('Failed', 'Creating'), deployments('Succeeded', 'Failed')]).toEqual([2000, 30_000]);
});

describe('a job', () => {
  test('has its figures read in lists until all of them were read after its end, and then not again', () => {
    const job = { name: 'j', createdAt: null };
    const next = (status: string, settled: boolean) =>
      nextRead(queries.jobFiguresQuery(ws, { ...job, status }), read({ settled }));
    expect([next('Running', false), next('Completed', false), next('Completed', true)]).toEqual([2000, 2000, false]);
  });

  test('is read until it has ended and all of it was read after its end', () => {
    const next = (status: string, settled: boolean) =>
      nextRead(queries.jobQuery(ws, 'j'), read({ status, settled, createdAt: null }));
    expect(next('Running', false)).toBe(2000);
    expect(next('Completed', false)).toBe(2000);
    expect(next('Completed', true)).toBe(false);
  });
});
