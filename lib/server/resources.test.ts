import { expect, it } from 'vitest';
import { getJobResource, listEndpointResources, listJobResources } from './resources';
import { answerUpstream, callAs } from './testing/upstream';

const workspace = {
  subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58',
  resourceGroupName: 'rg',
  workspaceName: 'ws',
};
const thing = (name: string) => ({
  id: `/x/${name}`,
  name,
  properties: { status: 'Completed', ofTomorrow: { kept: [1.5, null, ''] } },
  extra: true,
});

it('answers a job with every field that ARM has, also those of which nothing is known here', async () => {
  answerUpstream(async () => ({ json: thing('job-1') }));
  const { resource } = await getJobResource(callAs('raw-1', { ...workspace, jobName: 'job-1' }, undefined));
  expect(resource).toEqual(thing('job-1'));
});

it('lists in the order of ARM, over its pages, and says that a page is missing', async () => {
  answerUpstream(async ({ url }) => {
    if (url.searchParams.has('$skip')) return { status: 503, json: { error: { code: 'Busy', message: 'Busy.' } } };
    const next = `${url.origin}${url.pathname}?api-version=2024-10-01&%24skip=2`;
    return { json: { value: [thing('b'), thing('a')], nextLink: next } };
  });
  const { resources, partial } = await listEndpointResources(callAs('raw-2', workspace, undefined));
  expect([resources, partial]).toEqual([[thing('b'), thing('a')], true]);
});

it('lists batch jobs only', async () => {
  const asked: string[] = [];
  answerUpstream(async ({ url }) => {
    asked.push(url.search);
    return { json: { value: [] } };
  });
  await listJobResources(callAs('raw-3', workspace, undefined));
  expect(asked).toEqual([expect.stringContaining('tag=azureml.batchrun')]);
});
