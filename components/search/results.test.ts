import { describe, expect, test } from 'vitest';
import { sampleEndpoint, sampleJob } from '@/lib/contracts/api/testing/samples';
import type { EndpointSummary, JobSummary } from '@/lib/contracts/api/views';
import { jobPath, newEndpointPath, workspaceId, workspacePath } from '@/lib/domain/reference';
import { endpointEntries, jobEntries, pageEntries } from './entries';
import { type Entries, resultsFor } from './results';

const workspace = {
  subscriptionId: '6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11',
  resourceGroupName: 'rg',
  workspaceName: 'local-workspace',
};
const endpoint = (name: string, description: string | null = null) =>
  sampleEndpoint({ name, description, defaultDeployment: 'onnx' });
const job = (name: string, displayName = name, endpointName = 'mnist-batch') =>
  sampleJob({ name, displayName, endpointName, deploymentName: 'onnx' });
const entriesOf = (endpoints: EndpointSummary[], jobs: JobSummary[], settled = true): Entries => ({
  pages: pageEntries(workspace),
  endpoints: endpointEntries(workspace, endpoints),
  jobs: jobEntries(workspace, jobs),
  settled,
});
const few = entriesOf(
  [endpoint('mnist-batch', 'Digits of letters'), endpoint('cheques')],
  [job('batchjob-2', 'digits-inbox'), job('batchjob-1', 'meters', 'meter-readings')],
);
/** Labels and titles of what is offered. */
const offered = (typed: string, entries = few) =>
  Object.fromEntries(
    resultsFor(typed, workspace, entries).map((each) => [each.label, each.results.map((one) => one.title)]),
  );

describe('what is offered', () => {
  test('for nothing typed: the pages, the endpoints by name, the newest jobs', () => {
    expect(offered('')).toEqual({
      Pages: ['Endpoints', 'Jobs', 'Wallboard', 'New from YAML'],
      Endpoints: ['cheques', 'mnist-batch'],
      Jobs: ['digits-inbox', 'meters'],
    });
  });

  test('the lists of assets, each by its name and all by that word', () => {
    expect(offered('mod').Pages).toEqual(['Models']);
    expect(offered('assets').Pages).toEqual(['Data', 'Models', 'Environments', 'Compute']);
  });

  test('an endpoint by its description, a job by its endpoint', () => {
    expect(offered('letters digits')).toEqual({ Endpoints: ['mnist-batch'] });
    expect(offered('meter readings')).toEqual({ Jobs: ['meters'] });
  });

  test('the kind with the best hit first, a page before what fits as well', () => {
    expect(Object.keys(offered('digits'))).toEqual(['Jobs', 'Endpoints', 'Job by name']);
    expect(Object.keys(offered('wall', entriesOf([endpoint('wall-2')], [])))).toEqual([
      'Pages',
      'Endpoints',
      'Job by name',
    ]);
  });

  test('so many, and the rest by the list’s own filter', () => {
    const many = entriesOf(
      [],
      Array.from({ length: 1_050 }, (_, index) => job(`scan ${index}`)),
    );
    const results = resultsFor(' scan ', workspace, many)[0]?.results ?? [];
    expect(results).toHaveLength(9);
    expect(results.at(-1)).toMatchObject({ title: '1,042 more jobs', href: `${workspacePath(workspace)}/jobs?q=scan` });
  });

  test('New from YAML leads to the form', () => {
    expect(resultsFor('yaml', workspace, few)[0]?.results[0]?.href).toBe(newEndpointPath(workspace));
  });
});

describe('a job that no list holds', () => {
  const name = 'batchjob-7f7d6a4e-1111-4222-8333-123456789abc';
  const first = (typed: string, entries = few) => resultsFor(typed, workspace, entries)[0]?.results[0];

  test('is reached by the name that Azure gave it, also while lists are read', () => {
    expect(first(name, { ...few, settled: false })?.href).toBe(jobPath(workspace, name));
  });

  test('is offered last for any other word, once the lists are read', () => {
    expect(offered('mete')).toEqual({ Jobs: ['meters'], 'Job by name': ['mete'] });
    expect(offered('mete', { ...few, settled: false })).toEqual({ Jobs: ['meters'] });
    expect(offered('no such')).toEqual({});
  });

  test('is not offered twice', () => {
    expect(offered('batchjob-1')).toEqual({ Jobs: ['meters'] });
  });

  test('is reached by its link, which keeps what the list knows of it', () => {
    expect(first(`${workspaceId(workspace)}/jobs/batchjob-2`)).toMatchObject({
      title: 'digits-inbox',
      job: { status: 'Running' },
    });
    const elsewhere = { ...workspace, workspaceName: 'other' };
    expect(first(`${workspaceId(elsewhere)}/jobs/batchjob-2`)).toMatchObject({
      title: 'batchjob-2',
      note: 'Job in other',
      href: jobPath(elsewhere, 'batchjob-2'),
    });
  });
});
