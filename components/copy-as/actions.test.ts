import { describe, expect, it } from 'vitest';
import type { EndpointDetail, JobDetail } from '@/lib/contracts/api/views';
import { actionsOf, type Known } from './actions';
import { actionWords } from './copy-words';

const nothing: Known = { workspaceId: '/w', resource: null, endpoint: null, job: null, containers: [] };
const containers = [
  { name: 'other', isDefault: false, url: 'https://a/other' },
  { name: 'workspaceblobstore', isDefault: true, url: 'https://a/c' },
];
const endpoint = { scoringUri: 'https://score/jobs', description: 'Digits' } satisfies Partial<EndpointDetail>;
const job = {
  outputs: [
    {
      name: 'score',
      type: 'UriFolder',
      uri: null,
      isCut: false,
      datastore: 'workspaceblobstore',
      path: 'azureml/a b/score/',
    },
  ],
  settings: { outputFileName: "it's.csv" },
} satisfies { outputs: JobDetail['outputs']; settings: Partial<JobDetail['settings']> };

/** Only what is asked of a view stands in these; the rest of it is not read. */
const known = (part: object): Known => Object.assign({ ...nothing, containers }, part);

describe('actions', () => {
  it('of a job name the files that it is known to write', () => {
    const download = actionsOf({ kind: 'job', jobName: 'j' }, known({ job })).find((one) => one.do === 'job-download');
    expect(download).toEqual({
      do: 'job-download',
      jobName: 'j',
      files: [{ name: "it's.csv", url: "https://a/c/azureml/a%20b/score/it's.csv" }],
    });
  });

  it('of the form have its values, and the default datastore where it names none', () => {
    const of = {
      kind: 'invoke',
      endpointName: 'e',
      deploymentName: 'd',
      input: { kind: 'local', datastore: null, path: null },
      overrides: { miniBatchSize: 3 },
      displayName: null,
    } as const;
    expect(actionsOf(of, known({ endpoint }))[0]).toMatchObject({
      do: 'invoke',
      scoringUri: 'https://score/jobs',
      deploymentName: 'd',
      input: { datastore: 'workspaceblobstore', container: 'https://a/c', path: 'batchinput' },
      overrides: { miniBatchSize: 3 },
    });
  });

  it('of an endpoint carry the query of its JSON view and its present description', () => {
    const actions = actionsOf({ kind: 'endpoint', endpointName: 'e', query: 'scoring_uri' }, known({ endpoint }));
    expect(actions).toContainEqual({ do: 'endpoint-show', endpointName: 'e', query: 'scoring_uri' });
    expect(actions).toContainEqual({ do: 'endpoint-update', endpointName: 'e', description: 'Digits' });
  });

  it('are all to be had somewhere', () => {
    const resource = { name: 'x', properties: {} };
    const subjects = [
      { kind: 'endpoints' },
      { kind: 'jobs' },
      { kind: 'endpoint', endpointName: 'e' },
      { kind: 'deployment', endpointName: 'e', deploymentName: 'd' },
      { kind: 'job', jobName: 'j' },
      { kind: 'invoke', endpointName: 'e', deploymentName: null, input: null, overrides: {}, displayName: null },
    ] as const;
    const found = new Set(subjects.flatMap((of) => actionsOf(of, known({ resource })).map((one) => one.do)));
    expect([...found].toSorted()).toEqual(Object.keys(actionWords).toSorted());
  });
});
