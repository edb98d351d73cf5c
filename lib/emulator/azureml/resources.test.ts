import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOURCE_GROUP, ROBOT_NAME, SUBSCRIPTION_ID, WORKSPACE_ID, WORKSPACE_SCOPE } from '../directory';
import { covers } from './testing/covers';
import { invoked } from './testing/invoked';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeAll(async () => {
  ws = await testWorkspace();
});
afterAll(() => ws.close());

const SUB = `/subscriptions/${SUBSCRIPTION_ID}`;
const GROUP = `${SUB}/resourceGroups/${RESOURCE_GROUP}`;
const WS_TYPE = 'Microsoft.MachineLearningServices/workspaces';
interface Listed {
  name: string;
  type: string;
}

async function list(filter?: string, more = '', as = 'owner') {
  const asked = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
  const { status, body } = await ws.call('GET', `${GROUP}/resources?api-version=2022-09-01${asked}${more}`, { as });
  expect([status, body.error]).toEqual([200, undefined]);
  return body.value;
}
const namesOf = async (filter?: string) => (await list(filter)).map(({ name }: Listed) => name);
const EVERY = [
  'local-workspace',
  'localworkspace',
  ...['', '/net', '/script'].map((d) => `local-workspace/digits${d}`),
];

describe('the resources of a group', () => {
  it('are the workspace, its storage, endpoints and deployments, in ARM’s names and types, to a reader too', async () => {
    expect(await namesOf()).toEqual(EVERY);
    const all = await list(undefined, '', 'reader');
    expect(all.map(({ type }: Listed) => type)).toEqual([
      WS_TYPE,
      'Microsoft.Storage/storageAccounts',
      `${WS_TYPE}/batchEndpoints`,
      ...[1, 2].map(() => `${WS_TYPE}/batchEndpoints/deployments`),
    ]);
    expect(all[3]).toMatchObject({ id: `${WORKSPACE_SCOPE}/batchEndpoints/digits/deployments/net`, location: 'local' });
    const subscription = await ws.call('GET', `${SUB}/resources?${V}`);
    expect(subscription.body.value).toEqual(all);
  });

  it.each([
    [`resourceType eq 'microsoft.machinelearningservices/WORKSPACES'`, ['local-workspace']],
    [`resourceType eq '${WS_TYPE}' and name eq 'local-workspace'`, ['local-workspace']],
    [`name eq 'none'`, []],
    [`name eq 'it''s'`, []],
    [
      `resourceType ne 'Microsoft.Storage/storageAccounts' and substringof('NET', name)`,
      ['local-workspace/digits/net'],
    ],
    [`substringof('/net', name) or substringof('/script', name)`, EVERY.slice(3)],
    [`name eq 'localworkspace' or resourceType eq '${WS_TYPE}' and name eq 'no'`, ['localworkspace']],
    [`resourceGroup eq '${RESOURCE_GROUP}' and location eq 'local'`, EVERY],
    [`location ne 'local'`, []],
    [`identity/principalId eq '${WORKSPACE_ID}'`, ['local-workspace']],
  ])('are those of $filter %s', async (filter, names) => {
    expect(await namesOf(filter)).toEqual(names);
  });

  it('are found by their tags, which the answer then leaves out', async () => {
    const properties = { authMode: 'AADToken' };
    const put = (name: string, tags: Record<string, string>) =>
      ws.call('PUT', `/ws/batchEndpoints/${name}?${V}`, { body: { location: 'local', tags, properties } });
    await put('tagged-a', { Team: 'ocr', stage: 'test' });
    await put('tagged-b', { team: 'maps', stage: 'ocr' });
    const [a, b] = ['local-workspace/tagged-a', 'local-workspace/tagged-b'];
    expect(await namesOf(`tagName eq 'team' and tagValue eq 'OCR'`)).toEqual([a]);
    expect(await namesOf(`tagName eq 'team'`)).toEqual([a, b]);
    expect(await namesOf(`startswith(tagName, 'sta')`)).toEqual([a, b]);
    expect((await list(`tagName eq 'team'`))[0].tags).toBeUndefined();
    expect((await list(`name eq '${a}'`))[0].tags).toEqual({ Team: 'ocr', stage: 'test' });
    for (const name of ['tagged-a', 'tagged-b']) await ws.call('DELETE', `/ws/batchEndpoints/${name}?${V}`);
    ws.pass(5_000);
  });

  it('say when they came and changed only where $expand asks', async () => {
    const [plain] = await list(`name eq 'local-workspace/digits'`);
    expect(Object.keys(plain).sort()).toEqual(['id', 'location', 'name', 'type']);
    const [more] = await list(`name eq 'local-workspace/digits'`, '&$expand=createdTime,provisioningState');
    expect(more).toMatchObject({ createdTime: '2026-11-22T09:00:00.000Z', provisioningState: 'Succeeded' });
    expect(more.changedTime).toBeUndefined();
  });

  it('come in pages of $top', async () => {
    const first = (await ws.call('GET', `${GROUP}/resources?${V}&$top=3`)).body;
    const second = (await ws.call('GET', first.nextLink)).body;
    expect([...first.value, ...second.value].map(({ name }: Listed) => name)).toEqual(await namesOf());
    expect([first.value.length, second.nextLink]).toEqual([3, undefined]);
  });

  it.each([
    '',
    'name',
    'name eq x',
    `colour eq 'red'`,
    `name eq 'a' xor name eq 'b'`,
    `toString eq 'a'`,
    `name eq 'a' and`,
  ])('are refused for a filter that can not be read: %s', async (filter) => {
    const { status, body } = await ws.call(
      'GET',
      `${GROUP}/resources?${V}&$filter=${encodeURIComponent(filter || ' ')}`,
    );
    expect([status, body.error.code]).toEqual([400, 'InvalidFilterInQueryString']);
  });
});

describe('systemData', () => {
  const types = (systemData: Record<string, string>) => [systemData.createdByType, systemData.lastModifiedByType];

  it('tells a service principal from a person, for who made a thing and for who changed it', async () => {
    const path = `/ws/batchEndpoints/by-whom?${V}`;
    const body = { location: 'local', properties: { authMode: 'AADToken' } };
    const made = await ws.call('PUT', path, { as: 'robot', body });
    expect(made.body.systemData).toMatchObject({ createdBy: ROBOT_NAME, createdByType: 'Application' });
    ws.pass(5_000);
    await ws.call('PATCH', path, { body: { tags: { a: 'b' } } });
    expect(types((await ws.call('GET', path)).body.systemData)).toEqual(['Application', 'User']);
  });

  it('of a job does too', async () => {
    const byRobot = await invoked(ws, {}, 'robot');
    const byPerson = await invoked(ws);
    const typeOf = async (name: string) => types((await ws.call('GET', `/ws/jobs/${name}?${V}`)).body.systemData)[0];
    expect([await typeOf(byRobot.jobName), await typeOf(byPerson.jobName)]).toEqual(['Application', 'User']);
  });
});

covers('Resources_List', 'Resources_ListByResourceGroup');
