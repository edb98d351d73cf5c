import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covers } from './testing/covers';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeAll(async () => {
  ws = await testWorkspace();
});
afterAll(() => ws.close());

const PATHS = 'azureml://datastores/workspaceblobstore/paths';
const spec = { type: 'command', command: 'echo hi', inputs: {} };
const bodies: Record<string, Record<string, unknown>> = {
  data: { dataType: 'uri_folder', dataUri: `${PATHS}/d` },
  models: { modelType: 'custom_model', modelUri: `${PATHS}/m` },
  codes: { codeUri: `${PATHS}/c` },
  environments: { image: 'img:1', condaFile: 'dependencies:\n  - pip\n' },
  components: { componentSpec: spec },
};
const collections = Object.keys(bodies);
const put = (path: string, properties: unknown) => ws.call('PUT', `/ws/${path}?${V}`, { body: { properties } });
const get = (path: string, query = '') => ws.call('GET', `/ws/${path}?${V}${query}`);
const names = ({ body }: { body: { value: { name: string }[] } }) => body.value.map(({ name }) => name);

describe.each(collections)('%s', (collection) => {
  const given = bodies[collection] ?? {};

  it('is made by a version, whose container counts on', async () => {
    const made = await put(`${collection}/a1/versions/3`, given);
    expect([made.status, made.body.name, made.body.properties.isArchived]).toEqual([201, '3', false]);
    expect(made.headers.get('location')).toBe(`${ws.base}${made.body.id}?${V}`);
    expect(made.body.systemData.createdBy).toBe('Local Owner');
    const container = await get(`${collection}/a1`);
    expect(container.body.properties).toMatchObject({ latestVersion: '3', nextVersion: '4' });
    expect(names(await get(collection))).toContain('a1');
    expect((await get(`${collection}/a1/versions/3`)).body).toEqual(made.body);
  });

  it('takes new tags, description and archive mark on a version that is there, and no new definition', async () => {
    const changed = await put(`${collection}/a1/versions/3`, {
      ...given,
      description: 'now with words',
      tags: { a: 'b' },
      isArchived: true,
    });
    expect([200, 201]).toContain(changed.status);
    expect(changed.body.properties).toMatchObject({
      description: 'now with words',
      tags: { a: 'b' },
      isArchived: true,
    });
    expect(names(await get(`${collection}/a1/versions`))).toEqual([]);
    expect(names(await get(`${collection}/a1/versions`, '&listViewType=ArchivedOnly'))).toEqual(['3']);
    const other = Object.fromEntries(
      Object.keys(given).map((field) => [field, field === 'dataType' ? 'uri_folder' : 'x:/other']),
    );
    const refused = await put(
      `${collection}/a1/versions/3`,
      collection === 'components' ? { componentSpec: { ...spec, command: 'rm' } } : { ...given, ...other },
    );
    expect([refused.status, refused.body.error.code]).toEqual([collection === 'data' ? 409 : 400, 'UserError']);
    expect((await get(`${collection}/a1/versions/3`)).body).toEqual(changed.body);
  });

  it('comes back unchanged from a client that reads and writes', async () => {
    const { body } = await get(`${collection}/a1/versions/3`);
    const again = await put(`${collection}/a1/versions/3`, { ...body.properties, extra: { kept: true } });
    expect(again.body.properties).toEqual({ ...body.properties, extra: { kept: true } });
  });

  it('has a container of its own to describe, archive and page', async () => {
    const dataType = collection === 'data' ? { dataType: 'uri_folder' } : {};
    expect((await put(`${collection}/a0`, { ...dataType, description: 'empty' })).status).toBe(201);
    const archived = await put(`${collection}/a0`, { ...dataType, isArchived: true });
    expect([archived.status, archived.body.properties.description]).toEqual([200, null]);
    expect(names(await get(collection))).not.toContain('a0');
    expect(names(await get(collection, '&listViewType=ArchivedOnly'))).toEqual(['a0']);
  });

  it('loses a version by DELETE and keeps the container; a container is not deleted', async () => {
    const remove = async (path: string) => (await ws.call('DELETE', `/ws/${path}?${V}`)).status;
    expect([await remove(`${collection}/A1/versions/3`), await remove(`${collection}/a1/versions/3`)]).toEqual([
      200, 204,
    ]);
    expect((await get(`${collection}/a1/versions/3`)).status).toBe(404);
    expect((await get(`${collection}/a1`)).body.properties).toMatchObject({ latestVersion: null, nextVersion: '1' });
    expect(await remove(`${collection}/a1`)).toBe(501);
  });

  it('refuses names that are none', async () => {
    expect((await put(`${collection}/-x/versions/1`, given)).status).toBe(400);
    expect((await put(`${collection}/x/versions/${'9'.repeat(300)}`, given)).status).toBe(400);
  });
});

describe('versions', () => {
  it('are ordered, filtered and paged to exactly the last', async () => {
    for (const [version, tags] of [
      ['1', { a: 'x' }],
      ['2', { a: 'y' }],
      ['3', { b: 'x' }],
      ['4', { a: 'x' }],
    ] as const)
      await put(`models/many/versions/${version}`, { ...bodies.models, tags, description: `number ${version}` });
    const list = async (query: string) => names(await get('models/many/versions', query));
    expect(await list('')).toEqual(['4', '3', '2', '1']);
    expect(await list('&$orderBy=createdtime asc')).toEqual(['1', '2', '3', '4']);
    expect(await list('&$top=1&$orderBy=createdtime desc')).toEqual(['4']);
    expect(await list('&tags=a')).toEqual(['4', '2', '1']);
    expect(await list('&tags=a=x')).toEqual(['4', '1']);
    expect(await list('&version=3')).toEqual(['3']);
    expect(await list('&description=number 2')).toEqual(['2']);
    expect(await list('&offset=3')).toEqual(['1']);
    const first = await get('models/many/versions', '&tags=a=x&$top=1');
    const second = await ws.call('GET', first.body.nextLink);
    expect([names(first), names(second), 'nextLink' in second.body]).toEqual([['4'], ['1'], false]);
    expect((await get('models/many/versions', '&$orderBy=size')).status).toBe(400);
    expect((await get('models/none/versions')).status).toBe(404);
  });

  it('of data are of one type', async () => {
    await put('data/one/versions/1', bodies.data);
    const other = await put('data/one/versions/2', { dataType: 'uri_file', dataUri: `${PATHS}/f` });
    expect([other.status, other.body.error.message]).toEqual([400, expect.stringContaining('uri_folder')]);
    expect((await put('data/one', { dataType: 'uri_file' })).status).toBe(400);
  });

  it('name the same place in either casing, and keep it when nothing is said', async () => {
    const long = 'azureml://subscriptions/s/resourceGroups/g/workspaces/w/datastores/d/paths/p';
    await put('models/place/versions/1', { modelUri: `${long}/` });
    const again = { modelUri: long.replace('resourceGroups', 'resourcegroups') };
    expect((await put('models/place/versions/1', again)).status).toBe(200);
  });

  it('of environments answer a conda file as JSON text and refuse what is no YAML', async () => {
    const { body } = await put('environments/e/versions/1', { image: 'i', condaFile: 'dependencies: [pip]' });
    expect(JSON.parse(body.properties.condaFile)).toEqual({ dependencies: ['pip'] });
    const same = await put('environments/e/versions/1', { image: 'i', condaFile: 'dependencies:\n- pip\n' });
    expect(same.status).toBe(201);
    expect((await put('environments/e/versions/2', { condaFile: 'a: [' })).status).toBe(400);
  });
});

covers(
  ...['DataContainers_List', 'DataContainers_Get', 'DataContainers_CreateOrUpdate'],
  ...['DataVersions_List', 'DataVersions_Get', 'DataVersions_CreateOrUpdate', 'DataVersions_Delete'],
  ...['ModelContainers_List', 'ModelContainers_Get', 'ModelContainers_CreateOrUpdate'],
  ...['ModelVersions_List', 'ModelVersions_Get', 'ModelVersions_CreateOrUpdate', 'ModelVersions_Delete'],
  ...['CodeContainers_List', 'CodeContainers_Get', 'CodeContainers_CreateOrUpdate'],
  ...['CodeVersions_List', 'CodeVersions_Get', 'CodeVersions_CreateOrUpdate', 'CodeVersions_Delete'],
  ...['EnvironmentContainers_List', 'EnvironmentContainers_Get', 'EnvironmentContainers_CreateOrUpdate'],
  ...['EnvironmentVersions_List', 'EnvironmentVersions_Get', 'EnvironmentVersions_CreateOrUpdate'],
  ...['EnvironmentVersions_Delete', 'ComponentContainers_List', 'ComponentContainers_Get'],
  ...['ComponentContainers_CreateOrUpdate', 'ComponentVersions_List', 'ComponentVersions_Get'],
  ...['ComponentVersions_CreateOrUpdate', 'ComponentVersions_Delete'],
);
