import { expect, test } from 'vitest';
import type { UploadProgress } from '@/lib/client/upload';
import type { DeploymentView, EndpointDetail } from '@/lib/contracts/api/views';
import { valuesOfQuery } from '@/lib/domain/invoke-form';
import type { Facts } from './check';
import { blockedBecause, checksBeforeStart } from './checks';

const endpoint: EndpointDetail = {
  id: '',
  name: 'mnist-batch',
  description: null,
  provisioningState: 'Succeeded',
  authMode: 'AADToken',
  scoringUri: null,
  location: 'local',
  defaultDeployment: 'mnist-onnx',
  tags: {},
  createdAt: null,
  createdBy: null,
  modifiedAt: null,
  modifiedBy: null,
};
const deployment: DeploymentView = {
  id: '',
  name: 'mnist-onnx',
  traffic: 100,
  kind: 'model',
  provisioningState: 'Succeeded',
  description: null,
  model: { name: 'mnist-onnx', version: '1', id: '' },
  component: null,
  code: null,
  environment: null,
  compute: 'cpu-cluster',
  settings: {
    miniBatchSize: 10,
    instanceCount: 2,
    maxConcurrencyPerInstance: 2,
    maxRetries: 3,
    timeoutSeconds: 30,
    errorThreshold: -1,
    loggingLevel: null,
    outputAction: null,
    outputFileName: null,
  },
  environmentVariables: {},
  tags: {},
  createdAt: null,
  modifiedAt: null,
};
const values = (query: string) => valuesOfQuery(new URLSearchParams(query));
const file = { path: 'a', file: new File(['1'], 'a') };
const layout = {
  name: 'scans',
  files: Array.from({ length: 25 }, () => file),
  refused: [],
  bytes: 612_000,
  folders: 1,
};
const base: Facts = {
  values: values(''),
  reading: false,
  endpoint,
  deployments: [deployment],
  deployment,
  missingActions: [],
  maxNodes: 2,
  unfinishedJobs: 0,
  layout,
  progress: null,
  wrongFields: 0,
};
const say = (change: Partial<Facts>) =>
  checksBeforeStart({ ...base, ...change }).map(({ tone, text }) => `${tone} ${text}`);
const blocked = (change: Partial<Facts>) => blockedBecause(checksBeforeStart({ ...base, ...change }));

test('a form that can start says what will happen', () => {
  expect(say({})).toEqual([
    'ok mnist-onnx is ready',
    'ok 25 files, 612 kB',
    'ok 3 mini-batches of up to 10 files',
    'ok No other job of this endpoint is waiting or running',
    'open The upload begins with Start job',
  ]);
  expect(blocked({})).toBeUndefined();
});

test('what the role does not allow is said beforehand, and keeps nobody from asking Azure', () => {
  const missingActions = ['Microsoft.MachineLearningServices/workspaces/batchEndpoints/jobs/write'];
  expect(say({ missingActions })).toContain('warn You may not start jobs here');
  expect(blocked({ missingActions })).toBeUndefined();
});

test('there are as many lines before files are chosen, when they are, and while they go up', () => {
  const lines = (change: Partial<Facts>) => say(change).length;
  expect(lines({ layout: null })).toBe(lines({}));
  expect(lines({ progress: { ...progress, failed: [] } })).toBe(lines({}));
  expect(say({ layout: null })).toContain('ok Mini-batches of up to 10 files');
});

test.each([
  [{ layout: null }, 'Choose files first'],
  [{ layout: { ...layout, files: [] } }, 'Choose files first'],
  [{ values: values('kind=data&dataName=d') }, 'Choose a data asset and a version'],
  [{ values: values('kind=url') }, 'Give the address of the input'],
  [{ values: values('kind=datastore&path=a') }, 'Give a datastore and a path'],
  [{ deployments: [], deployment: undefined }, 'The endpoint has no deployment'],
  [{ deployment: undefined }, 'Choose a deployment'],
  [{ wrongFields: 1 }, 'Put right the marked fields'],
  [{ reading: true }, 'Reading the endpoint'],
])('%o blocks: %s', (change, reason) => {
  expect(blocked(change)).toBe(reason);
});

test('what is not known is not said', () => {
  const unknown = { endpoint: undefined, deployments: undefined, deployment: undefined, unfinishedJobs: undefined };
  expect(say({ ...unknown, values: values('kind=url&url=https://a.example/c') })).toEqual([
    'open A folder that the job reads',
  ]);
});

test('warnings do not block', () => {
  const change = {
    endpoint: { ...endpoint, provisioningState: 'Updating' },
    values: values('instanceCount=5'),
    unfinishedJobs: 2,
    layout: { ...layout, refused: [{ path: '..', reason: 'no' }] },
  };
  expect(say(change)).toEqual([
    'warn mnist-batch is Updating',
    'ok mnist-onnx is ready',
    'ok 25 files, 612 kB',
    'warn 1 file left out',
    'warn cpu-cluster has 2 nodes, this job asks for 5',
    'warn 2 jobs of this endpoint have not ended',
    'open The upload begins with Start job',
  ]);
  expect(blocked(change)).toBeUndefined();
});

const progress: UploadProgress = {
  phase: 'sending',
  files: { total: 25, stored: 20, failed: 1 },
  bytes: { total: 612_000, stored: 500_000 },
  sending: [],
  failed: [{ path: 'scan.png', bytes: 1, reason: 'gone' }],
  left: null,
  bytesPerSecond: null,
  remainingMs: null,
  failure: null,
};

test('an upload of which every file was left out blocks, and says so', () => {
  const none = { ...progress, phase: 'stored' as const, files: { total: 0, stored: 0, failed: 0 }, failed: [] };
  expect(say({ progress: none }).at(-1)).toBe('bad Every file was left out');
  expect(blocked({ progress: none })).toBe('Choose other files');
});

test('an upload says how far it is, and a failed file blocks', () => {
  expect(say({ progress }).slice(-2)).toEqual(['bad scan.png is not uploaded', 'busy Upload, 4 files to go']);
  expect(blocked({ progress })).toBe('Waits for 1 file that failed');
  const stored = { ...progress, phase: 'stored' as const, files: { total: 25, stored: 25, failed: 0 }, failed: [] };
  expect(say({ progress: stored }).at(-1)).toBe('ok 25 files uploaded');
  expect(say({ progress, values: values('kind=data&dataName=d&dataVersion=1') }).at(-1)).not.toContain('pload');
});
