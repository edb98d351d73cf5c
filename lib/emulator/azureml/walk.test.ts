import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOURCE_GROUP, SUBSCRIPTION_ID, WORKSPACE_NAME } from '../directory';
import { permits } from '../seed/roles';
import { absentTable } from './absent';
import { createRouter, segmentsOf } from './router';
import { MFE, operationTable, WS } from './routes';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';
import type { Operation } from './types';

/** Rules that hold for every operation, asked of every operation. */
let ws: TestWorkspace;
beforeAll(async () => {
  ws = await testWorkspace();
});
afterAll(() => ws.close());

const scope: Record<string, string> = {
  subscriptionId: SUBSCRIPTION_ID,
  resourceGroupName: RESOURCE_GROUP,
  workspaceName: WORKSPACE_NAME,
};
const pathOf = ({ template }: Operation) => template.replaceAll(/\{(\w+)\}/g, (_, name: string) => scope[name] ?? 'x');
const audienceOf = ({ plane }: Operation) =>
  ['arm', 'public'].includes(plane) ? 'https://management.azure.com' : 'https://ml.azure.com';

const closed = operationTable.filter(({ plane }) => plane !== 'public');
const writes = closed.filter(({ action }) => !action.endsWith('/read'));
const versioned = closed.filter(({ plane }) => plane === 'arm' || plane === 'mfe');
const label = ({ name, plane }: Operation) => `${name} on ${plane}`;

/** One call as a role; a minute passes, so that no bucket runs dry. */
function ask(operation: Operation, as: string | null, query = V) {
  ws.pass(60_000);
  return ws.call(operation.method, `${pathOf(operation)}?${query}`, { as });
}

describe('a role that does not cover the action', () => {
  it.each([
    ['reader', 'Reader'],
    ['scorer', 'Batch Scorer'],
  ] as const)('is refused with ARM’s error on every write: %s', async (person, role) => {
    const refused = writes.filter(({ action }) => !permits(role, action));
    for (const operation of refused) {
      const { status, body } = await ask(operation, `${person} ${audienceOf(operation)}`);
      expect([status, body.error.code], label(operation)).toEqual([403, 'AuthorizationFailed']);
      expect(body.error.message).toContain(`perform action '${operation.action}' over scope '/subscriptions/`);
      expect(body.error.message).toContain(`'${person}@local.test'`);
    }
    expect(refused.length).toBeGreaterThan(40);
  });

  it('is of a Reader every write, and of a scorer all but what an invoke needs', () => {
    expect(writes.filter(({ action }) => permits('Reader', action))).toEqual([]);
    const open = writes.filter(({ action }) => permits('Batch Scorer', action)).map(({ action }) => action);
    expect(
      [...new Set(open)].map((action) => action.replace('Microsoft.MachineLearningServices/workspaces/', '')),
    ).toEqual([
      'jobs/cancel/action',
      'datastores/listSecrets/action',
      'data/versions/write',
      'batchEndpoints/jobs/write',
      'batchEndpoints/deployments/jobs/write',
      'experiments/runs/write',
    ]);
  });
});

describe('a token', () => {
  it('is wanted by every operation but discovery, in ARM’s words', async () => {
    for (const operation of closed)
      expect((await ask(operation, null)).body.error.code, label(operation)).toBe('AuthenticationFailed');
  });

  it('is taken on the planes of its audience and on no other', async () => {
    const takes = { arm: ['management'], scoring: ['ml'], mfe: ['management', 'ml'] } as const;
    for (const operation of closed) {
      const own = takes[operation.plane === 'arm' || operation.plane === 'scoring' ? operation.plane : 'mfe'];
      for (const audience of ['management', 'ml', 'storage'] as const) {
        const url = audience === 'storage' ? 'https://storage.azure.com' : `https://${audience}.azure.com`;
        const { status } = await ask(operation, `reader ${url}`, 'api-version=none');
        expect(status === 401, `${label(operation)} with ${url}`).toBe(!own.some((one) => one === audience));
      }
    }
  });
});

describe('an api-version', () => {
  it('is wanted by ARM and its mirror, and must be one that was published', async () => {
    for (const operation of versioned) {
      const as = `owner ${audienceOf(operation)}`;
      expect((await ask(operation, as, 'x=y')).body.error.code, label(operation)).toBe('MissingApiVersionParameter');
      const unknown = await ask(operation, as, 'api-version=not-a-date');
      expect(unknown.body.error.code, label(operation)).toBe('NoRegisteredProviderFound');
    }
  });
});

describe('paths', () => {
  const route = createRouter([...operationTable, ...absentTable]);

  it('are matched in any case', () => {
    for (const operation of operationTable) {
      const path = pathOf(operation).toUpperCase();
      expect(route(operation.method, segmentsOf(path))?.operation, label(operation)).toBe(operation);
    }
  });

  it('below the workspace are served by the regional API with the same handler', () => {
    const mirrored = operationTable.filter(
      ({ plane, template }) => plane === 'arm' && template.startsWith(WS) && !template.includes('Authorization'),
    );
    expect(mirrored.length).toBeGreaterThan(50);
    for (const operation of mirrored) {
      const twin = route(operation.method, segmentsOf(MFE + pathOf(operation)))?.operation;
      expect([twin?.name, twin?.handler, twin?.action]).toEqual([operation.name, operation.handler, operation.action]);
    }
  });

  it('that are absent say so on every plane that has them', async () => {
    for (const operation of absentTable) {
      const { status, body } = await ask(operation, `owner ${audienceOf(operation)}`);
      expect([status, body.error.code], label(operation)).toEqual([501, 'NotImplemented']);
      expect(body.error.message).toContain(operation.name);
    }
  });
});
