import { createServer } from 'node:http';
import type { Engine, JobRecord } from '../../compute/types';
import {
  BLOB_CONTAINER,
  COMPUTE_NAME,
  RESOURCE_GROUP,
  ROBOT_NAME,
  ROBOT_OBJECT_ID,
  SUBSCRIPTION_ID,
  users,
  WORKSPACE_NAME,
  WORKSPACE_SCOPE,
} from '../../directory';
import { createJobStore, createResourceStore, openDatabase } from '../../store';
import { type Principal, TokenError } from '../../types';
import { createWorkspaceApi } from '../api';
import type { ApiFaults } from '../types';
import { remember } from './covers';
import { memoryBlobs } from './memory-blobs';

const ARM = 'https://management.azure.com';

const robot = { oid: ROBOT_OBJECT_ID, name: ROBOT_NAME, username: null, role: 'Owner' } as const;

/** Tokens of the tests say what they are: `Bearer owner https://ml.azure.com`. */
function principalOf(authorization: string | undefined): Principal {
  const [, role, audience = ARM] = (authorization ?? '').split(' ');
  const user = role === 'robot' ? robot : users.find(({ username }) => username.startsWith(`${role}@`));
  if (authorization === undefined) throw new TokenError('missing');
  if (user === undefined) throw new TokenError('malformed');
  return { ...user, audience };
}

const stamp = { by: 'Seed', at: '2026-11-22T09:00:00.000Z' };
const LONG = `azureml://subscriptions/${SUBSCRIPTION_ID}/resourcegroups/${RESOURCE_GROUP}/workspaces/${WORKSPACE_NAME}`;
const id = (path: string) => `${WORKSPACE_SCOPE}/${path}`;

const seeds: Record<string, Record<string, unknown>> = {
  'data/digits': { dataType: 'uri_folder' },
  'data/digits/versions/1': { dataType: 'uri_folder', dataUri: 'azureml://datastores/workspaceblobstore/paths/digits' },
  'data/digits/versions/2': {
    dataType: 'uri_file',
    dataUri: `${LONG}/datastores/workspaceblobstore/paths/two.png`,
  },
  'models/net': {},
  'models/net/versions/1': {
    modelType: 'mlflow_model',
    modelUri: 'azureml://datastores/workspaceblobstore/paths/models/net',
  },
  'codes/c': {},
  'codes/c/versions/1': { codeUri: 'azureml://datastores/workspaceblobstore/paths/code' },
  'batchEndpoints/digits': { defaults: { deploymentName: 'net' } },
  'batchEndpoints/digits/deployments/net': {
    model: { referenceType: 'Id', assetId: id('models/net/versions/1') },
    compute: id(`computes/${COMPUTE_NAME}`),
  },
  'batchEndpoints/digits/deployments/script': {
    model: { referenceType: 'Id', assetId: id('models/net/versions/1') },
    codeConfiguration: { codeId: id('codes/c/versions/1'), scoringScript: 'score.py' },
    compute: id(`computes/${COMPUTE_NAME}`),
    environmentVariables: { DEPTH: '3' },
  },
};

/** Where its blobs are, for a test that brings a storage of its own. */
interface Storage {
  accountKey: string;
  blobBaseUrl: string;
}
const nowhere: Storage = {
  accountKey: Buffer.from('key').toString('base64'),
  blobBaseUrl: 'http://localhost:3101/localworkspace',
};

/** A workspace on a port of its own, with a clock that stands still until the test moves it. */
export async function testWorkspace(
  file = ':memory:',
  storage = nowhere,
  start = '2026-11-22T10:00:00.000Z',
  faults?: ApiFaults,
) {
  const db = openDatabase(file);
  const [resources, jobs] = [createResourceStore(db), createJobStore(db)];
  const time = { now: new Date(start) };
  const clock = { now: () => time.now };
  const calls: string[] = [];
  /** By the model's path in its container: why it cannot be scored without a script. */
  const unscorable = new Map<string, string>();
  const engine: Engine = {
    whyNotScorable: async ({ path }) => unscorable.get(path) ?? null,
    loseNode: () => null,
    start: (jobName) => void calls.push(`start ${jobName}`),
    cancel: (jobName) => void calls.push(`cancel ${jobName}`),
    resume: () => undefined,
    close: async () => undefined,
  };
  const blobs = memoryBlobs();
  const tokens = { verify: async (authorization: string | undefined) => principalOf(authorization) };
  for (const [path, properties] of Object.entries(seeds)) resources.put(id(path), { properties }, stamp);
  const handler = createWorkspaceApi({
    ...{ db, resources, jobs, blobs, engine, tokens, clock },
    ...storage,
    dashboardUrl: 'http://localhost:3000',
    python: '/usr/bin/python3',
    faults,
  });
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const pass = (ms: number) => {
    time.now = new Date(time.now.getTime() + ms);
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      db.close();
    });
  return { base, resources, jobs, blobs, calls, unscorable, pass, close, call: caller(base) };
}
export type TestWorkspace = Awaited<ReturnType<typeof testWorkspace>>;

export interface Asked {
  /** Role and audience, such as `reader https://ml.azure.com`; null sends no token. */
  as?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Paths that start with `/ws` stand for the workspace's own; ARM ones get an api-version. */
const caller =
  (base: string) =>
  async (method: string, path: string, { as = 'owner', body, headers = {} }: Asked = {}) => {
    const url = path.startsWith('http') ? path : `${base}${path.replace('/ws', WORKSPACE_SCOPE)}`;
    const authorization: Record<string, string> = as === null ? {} : { authorization: `Bearer ${as}` };
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const answer = await fetch(url, { method, headers: { ...authorization, ...headers }, body: text });
    const raw = await answer.text();
    remember(method, url, answer.status);
    return { status: answer.status, headers: answer.headers, raw, body: raw === '' ? undefined : JSON.parse(raw) };
  };

export const V = 'api-version=2024-10-01';
export const ML = 'owner https://ml.azure.com';
export const defaultContainer = BLOB_CONTAINER;

/** A job as the compute would have left it. */
export const ended = (record: JobRecord): Pick<JobRecord, 'parent' | 'child'> => {
  const done = { status: 'Completed' as const, startedAt: stamp.at, endedAt: stamp.at, error: null };
  return { parent: { ...record.parent, ...done }, child: { createdAt: stamp.at, ...done } };
};
