import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORKSPACE_ID, WORKSPACE_SCOPE } from '../directory';
import { covers } from './testing/covers';
import { invoked } from './testing/invoked';
import { ML, type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeAll(async () => {
  ws = await testWorkspace();
});
afterAll(() => ws.close());

const plane = (operation: string, body: unknown, as = ML) =>
  ws.call('POST', `/data/v1.0/ws/dataversion/${operation}`, { as, body });
const idOf = (name: string) => `azureml://locations/local/workspaces/${WORKSPACE_ID}/data/${name}/versions/1`;

describe('the dataset plane', () => {
  it('gives a registered version by its id, in either form', async () => {
    const byLocation = await plane('getByAssetId', { value: idOf('digits') });
    const byArm = await plane('getByAssetId', { Value: `${WORKSPACE_SCOPE}/data/digits/versions/1` });
    expect(byArm.body).toEqual(byLocation.body);
    expect(byLocation.body.dataVersion).toMatchObject({
      assetId: idOf('digits'),
      dataContainerName: 'digits',
      dataType: 'UriFolder',
      dataUri: 'azureml://datastores/workspaceblobstore/paths/digits',
      versionId: '1',
    });
    expect((await plane('getByAssetId', { value: idOf('nobody') })).status).toBe(404);
  });

  it('keeps data of a run that is registered nowhere, and resolves it', async () => {
    const { childName, end } = await invoked(ws);
    end();
    const uri = 'azureml://datastores/workspaceblobstore/paths/own/';
    for (const [operation, field] of [
      ['createUnregisteredInput', 'inputName'],
      ['createUnregisteredOutput', 'outputName'],
    ] as const) {
      const made = await plane(operation, { runId: childName, [field]: 'mine', uri, type: 'UriFolder' });
      const { assetId } = made.body.latestVersion.dataVersion;
      expect([made.status, made.body.dataContainer.isRegistered]).toEqual([200, false]);
      const resolved = await plane('batchGetResolvedUris', { values: [assetId] });
      expect(resolved.body.values).toEqual({ [assetId]: { uri, type: 'UriFolder' } });
      expect((await plane('getByAssetId', { value: assetId })).body).toEqual(made.body.latestVersion);
    }
    const listed = await ws.call('GET', `/ws/data?${V}`);
    expect(listed.body.value.map(({ name }: { name: string }) => name)).toEqual(['digits']);
  });

  it('gives the output of a run by the asset id that run history names', async () => {
    const { childName, end } = await invoked(ws);
    end();
    const { body } = await ws.call('POST', '/history/v1.0/ws/rundata', { as: ML, body: { runId: childName } });
    const { assetId } = body.runMetadata.outputs.score;
    const { uri, type } = (await plane('batchGetResolvedUris', { values: [assetId] })).body.values[assetId];
    const { dataVersion } = (await plane('getByAssetId', { value: assetId })).body;
    expect(dataVersion).toMatchObject({ assetId, dataUri: uri, dataType: type, versionId: '1' });
    const other = assetId.replace('_score/', '_other/');
    expect((await plane('getByAssetId', { value: other })).status).toBe(404);
  });

  it('wants a run that exists, a type that exists, and the right to write data', async () => {
    const body = { runId: 'none', inputName: 'x', uri: 'u', type: 'UriFolder' };
    expect((await plane('createUnregisteredInput', body)).status).toBe(404);
    expect((await plane('createUnregisteredInput', { ...body, type: 'Tape' })).status).toBe(400);
    expect((await plane('createUnregisteredInput', body, 'reader https://ml.azure.com')).status).toBe(403);
  });
});

covers(
  'DataVersion_BatchGetResolvedUris',
  'DataVersion_GetByAssetId',
  'DataVersion_CreateUnregisteredInput',
  'DataVersion_CreateUnregisteredOutput',
);
