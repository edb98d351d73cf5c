import { expect, test } from 'vitest';
import { crumbsOf } from './crumbs';

const labels = (path: string) => crumbsOf(path).map((crumb) => crumb.label);

test('workspace, list, thing, part', () => {
  expect(crumbsOf('/workspaces/s/g/w/endpoints/mnist-batch/invoke')).toEqual([
    { label: 'w', href: '/workspaces/s/g/w/endpoints' },
    { label: 'Endpoints', href: '/workspaces/s/g/w/endpoints' },
    { label: 'mnist-batch', href: '/workspaces/s/g/w/endpoints/mnist-batch' },
    { label: 'Start a job', href: '/workspaces/s/g/w/endpoints/mnist-batch/invoke' },
  ]);
});

test('a thing named like a word keeps its name', () => {
  expect(labels('/workspaces/s/g/w/endpoints/jobs')).toEqual(['w', 'Endpoints', 'jobs']);
});

test('a tab is called what it says on it; the job may be called by its display name', () => {
  expect(labels('/workspaces/s/g/w/jobs/batchjob-1/logs')).toEqual(['w', 'Jobs', 'batchjob-1', 'Logs']);
  expect(labels('/workspaces/s/g/w/jobs/batchjob-1/outputs').at(-1)).toBe('Outputs');
  expect(labels('/workspaces/s/g/w/jobs/batchjob-1/json').at(-1)).toBe('JSON');
  const jobs = (path: string) => crumbsOf(path).flatMap((crumb) => (crumb.isJob ? crumb.label : []));
  expect(jobs('/workspaces/s/g/w/jobs/batchjob-1/logs')).toEqual(['batchjob-1']);
  expect(jobs('/workspaces/s/g/w/endpoints/jobs')).toEqual([]);
});

test('deployments have no list page of their own', () => {
  expect(labels('/workspaces/s/g/w/endpoints/e/deployments/d')).toEqual(['w', 'Endpoints', 'e', 'd']);
});

test('what is still to be made has no name yet', () => {
  expect(labels('/workspaces/s/g/w/endpoints/~new')).toEqual(['w', 'Endpoints', 'New endpoint']);
  expect(labels('/workspaces/s/g/w/endpoints/e/deployments/~new').at(-1)).toBe('New deployment');
  expect(labels('/workspaces/s/g/w/endpoints/e/yaml').at(-1)).toBe('YAML');
});

test('a thing that is named new keeps its name', () => {
  expect(labels('/workspaces/s/g/w/endpoints/new')).toEqual(['w', 'Endpoints', 'new']);
  expect(labels('/workspaces/s/g/w/endpoints/e/deployments/new').at(-1)).toBe('new');
});

test('outside a workspace there is none', () => {
  expect(crumbsOf('/workspaces')).toEqual([]);
  expect(crumbsOf('/sign-in')).toEqual([]);
});
