import { describe, expect, it } from 'vitest';
import { type Resource, resource } from '@/lib/contracts/api/resources';
import { lastFlipOf } from '@/lib/domain/flip/studio-tags';
import { getHistory } from './history';
import { FlipWorkspace, refused } from './testing/flip-workspace';
import { callAs } from './testing/upstream';
import { putEndpoint } from './writes';

const endpointOf = ({ endpoint }: FlipWorkspace) => resource.parse(structuredClone(endpoint));
const withDefault = (deploymentName: string | null, base: Resource): Resource => {
  const { systemData: _read, properties, ...rest } = base;
  const defaults = deploymentName === null ? null : { deploymentName };
  return { ...rest, properties: { ...resource.parse(properties), defaults } };
};
/** Applies the text of the endpoint with another default, as the page does. */
const write = (azure: FlipWorkspace, to: string | null, base = endpointOf(azure)) =>
  putEndpoint(
    callAs(
      'owner',
      { ...azure.ws, endpointName: 'e' },
      { resource: { ...withDefault(to, base), tags: { a: '1' } }, base },
    ),
  );
const historyOf = ({ ws }: FlipWorkspace) => getHistory(callAs('me', { ...ws, endpointName: 'e' }, undefined));
const isPut = (method: string, url: URL) => method === 'PUT' && url.pathname.endsWith('/e');

describe('a flip by a write of the whole endpoint', () => {
  it('is made here by whom Azure says, with its request id, and not seen changed elsewhere', async () => {
    const azure = new FlipWorkspace();
    const { resource: answered } = await write(azure, 'b');
    expect(azure.rows).toMatchObject([
      { event: 'intent', from: 'a', to: 'b', reason: null, number: 1 },
      { event: 'outcome', result: 'verified', by: 'owner', requestId: 'request-1', number: 2 },
    ]);
    expect(await historyOf(azure)).toMatchObject({
      problems: [],
      changes: [{ how: 'here', by: 'owner', requestId: 'request-1', message: /YAML of the endpoint/ }],
    });
    expect(lastFlipOf(azure.endpoint.tags)).toMatchObject({ from: 'a', to: 'b' });
    expect(azure.endpoint).toMatchObject({ tags: { a: '1' }, properties: { later: 'unknown' } });
    expect(answered).toMatchObject({ tags: { a: '1' } });
  });

  it('that takes the default away is one too; a write that leaves it is none', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ method, url, body }) => {
      if (!isPut(method, url)) return null;
      azure.endpoint = { ...azure.endpoint, ...resource.parse(body), systemData: azure.endpoint.systemData };
      azure.endpoint.properties.defaults = { deploymentName: null };
      return { json: azure.endpoint };
    };
    await write(azure, null);
    expect(azure.rows).toMatchObject([{ from: 'a', to: null }, { result: 'verified' }]);
    const quiet = new FlipWorkspace();
    await write(quiet, 'a');
    expect([quiet.puts.length, quiet.blob]).toEqual([1, null]);
  });

  it('is refused where the history can not be written, and says what else to do', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ url }) => (url.pathname.endsWith('/listSecrets') ? refused(403, 'Auth', 'No key.') : null);
    await expect(write(azure, 'b')).rejects.toMatchObject({
      ...{ status: 409, code: 'HistoryNotWritten', message: /nothing was changed. No key. The traffic switch/ },
    });
    expect(azure.puts).toEqual([]);
  });

  it('writes nothing where somebody comes between intent and write; the intent says so', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ url }) => {
      if (url.searchParams.get('comp') === 'appendblock' && azure.rows.length === 0) azure.write('c', 'az');
      return null;
    };
    await expect(write(azure, 'b')).rejects.toMatchObject({ status: 409, code: 'ResourceChanged' });
    expect([azure.puts, azure.rows[1]?.result]).toEqual([[], 'refused']);
  });

  it('that Azure refuses is kept as refused; one whose operation fails is answered with that operation', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ method, url }) => (isPut(method, url) ? refused(403, 'Auth') : null);
    await expect(write(azure, 'b')).rejects.toMatchObject({ status: 403, code: 'Auth' });
    expect(azure.rows[1]).toMatchObject({ result: 'failed', requestId: 'refused-1' });

    const broken = new FlipWorkspace();
    const link = `http://localhost:3100/subscriptions/${broken.ws.subscriptionId}/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/be:1?api-version=2024-10-01`;
    broken.instead = ({ method, url, body }) => {
      if (url.pathname.includes('mfeOperationsStatus'))
        return { json: { status: 'Failed', error: { code: 'Broken', message: 'It broke.' } } };
      return isPut(method, url) ? { json: body, headers: { 'azure-asyncoperation': link } } : null;
    };
    expect(await write(broken, 'b')).toMatchObject({ operation: { operationId: 'be:1' } });
    expect(broken.rows[1]).toMatchObject({ result: 'unknown', message: 'Broken: It broke.' });
  });
});
