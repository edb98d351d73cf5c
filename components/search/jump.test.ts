import { expect, test } from 'vitest';
import { deploymentPath, endpointPath, jobPath, workspaceId, wsidOfWorkspaceRef } from '@/lib/domain/reference';
import { isGivenName, jumpOfName, jumpOfText } from './jump';

const here = {
  subscriptionId: '6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11',
  resourceGroupName: 'rg(one).two',
  workspaceName: 'local-workspace',
};
const other = { ...here, workspaceName: 'other' };
const job = 'batchjob-7f7d6a4e-1111-4222-8333-123456789abc';
const page = jobPath(here, job);
const wsid = encodeURIComponent(wsidOfWorkspaceRef(here));

test.each([
  ['a Studio link', `https://ml.azure.com/runs/${job}?wsid=${wsid}&tid=t-1`, `${page}?tid=t-1`],
  ['an old Studio link', `https://ml.azure.com/experiments/id/1/runs/${job}?wsid=${wsidOfWorkspaceRef(here)}`, page],
  ['the same with this host', `http://localhost:3000/runs/${job}?wsid=${wsid}`, page],
  ['the link of the page', `http://localhost:3000${page}?tid=t-1`, `${page}?tid=t-1`],
  [
    'the link of a log line',
    `https://x.example${page}/logs?run=r&file=a.txt&line=3`,
    `${page}/logs?run=r&file=a.txt&line=3`,
  ],
  ['the ARM id of a job', `${workspaceId(here)}/jobs/${job}`, page],
  ['the same with spaces around', `  ${workspaceId(here).toLowerCase()}/jobs/${job} \n`, page],
  ['the id of an invoke', `${workspaceId(here)}/batchEndpoints/e/deployments/d/jobs/${job}`, page],
  ['a job of another workspace', `${workspaceId(other)}/jobs/${job}`, jobPath(other, job)],
  ['the ARM id of an endpoint', `${workspaceId(here)}/batchEndpoints/mnist-batch`, endpointPath(here, 'mnist-batch')],
  [
    'the ARM id of a deployment',
    `azureml:${workspaceId(here)}/batchEndpoints/mnist-batch/deployments/onnx`,
    deploymentPath(here, 'mnist-batch', 'onnx'),
  ],
  [
    'the address of a resource',
    `https://management.azure.com${encodeURI(workspaceId(here))}/jobs/${job}?api-version=2024-10-01`,
    page,
  ],
  [
    'an endpoint’s page',
    `http://x${endpointPath(here, 'mnist-batch')}/invoke?kind=url`,
    `${endpointPath(here, 'mnist-batch')}/invoke?kind=url`,
  ],
])('%s leads to its page', (_, text, href) => expect(jumpOfText(text)?.href).toBe(href));

test('a job in an answer keeps its name and workspace', () => {
  expect(jumpOfText(`${workspaceId(other)}/jobs/${job}`)).toMatchObject({ kind: 'job', name: job, workspace: other });
});

test.each([
  'mnist',
  'https://',
  'https://example.org/',
  `https://ml.azure.com/runs/${job}`,
  `https://ml.azure.com/runs/a%2F..%2Fb?wsid=${wsid}`,
  `http://localhost:3000/workspaces/x/y/z/jobs/${job}`,
  `http://localhost:3000/workspaces/${here.subscriptionId}/%zz/w/jobs/${job}`,
  `http://localhost:3000${page.replace(job, '%2e%2e')}`,
  `${workspaceId(here)}/jobs/..`,
  `${workspaceId(here)}/models/m/versions/1`,
  workspaceId(here),
  `javascript:alert(1)//runs/${job}?wsid=${wsid}`,
])('%s leads nowhere', (text) => expect(jumpOfText(text)).toBeNull());

test('a job is reached by its name alone, where the text can be a name', () => {
  expect(jumpOfName(` ${job} `, here)?.href).toBe(page);
  expect(jumpOfName('two words', here)).toBeNull();
  expect(jumpOfName('../x', here)).toBeNull();
});

test('only names that Azure makes are known as such', () => {
  expect([job, job.slice(9), 'careful_bulb_plwyqfx0'].map(isGivenName)).toEqual([true, true, true]);
  expect(['mnist', 'digits-inbox', 'batchjob-1', 'a_b_c'].map(isGivenName)).toEqual([false, false, false, false]);
});
