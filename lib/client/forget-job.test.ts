import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { forgetJob } from './forget-job';
import { endpointJobsQuery, endpointQuery, jobQuery, jobsQuery } from './queries';

const ws = { subscriptionId: 's', resourceGroupName: 'g', workspaceName: 'w' };
const list = (...names: string[]) => ({ jobs: names.map((name) => ({ name })), missing: [], partial: false });

it('takes a job out of every list of its workspace, and leaves the others alone', () => {
  const client = new QueryClient();
  const lists = [jobsQuery(ws), endpointJobsQuery(ws, 'e'), endpointJobsQuery(ws, 'e', 'd')].map(
    ({ queryKey }) => queryKey,
  );
  for (const key of lists) client.setQueryData<unknown>(key, list('gone', 'kept'));
  const { queryKey: endpoint } = endpointQuery(ws, 'jobs');
  client.setQueryData<unknown>(endpoint, { name: 'jobs' });
  const { queryKey: elsewhere } = jobsQuery({ ...ws, workspaceName: 'other' });
  client.setQueryData<unknown>(elsewhere, list('gone'));
  client.setQueryData<unknown>(jobQuery(ws, 'gone').queryKey, { name: 'gone' });
  client.setQueryData<unknown>(jobQuery(ws, 'kept').queryKey, { name: 'kept' });

  forgetJob(client, ws, 'gone');
  for (const key of lists) expect(client.getQueryData<unknown>(key)).toEqual(list('kept'));
  expect(client.getQueryData<unknown>(elsewhere)).toEqual(list('gone'));
  expect(client.getQueryData<unknown>(endpoint)).toEqual({ name: 'jobs' });
  expect(client.getQueryData<unknown>(jobQuery(ws, 'gone').queryKey)).toBeUndefined();
  expect(client.getQueryData<unknown>(jobQuery(ws, 'kept').queryKey)).toEqual({ name: 'kept' });
  client.clear();
});
