import { describe, expect, it } from 'vitest';
import { absentTable } from './absent';
import { createRouter, segmentsOf } from './router';
import { actionOf, operationTable } from './routes';
import type { Operation } from './types';

const operation = (name: string, method: string, template: string): Operation => ({
  ...{ name, method, template, plane: 'arm', action: 'x/read' },
  handler: () => ({ status: 200 }),
});
const route = createRouter([
  operation('get', 'GET', '/groups/{name}'),
  operation('put', 'PUT', '/groups/{name}'),
  operation('special', 'GET', '/groups/own'),
]);

describe('router', () => {
  it('matches literals in any case and hands parameters over as written', () => {
    const match = route('GET', segmentsOf('/GROUPS/My%20Group'));
    expect([match?.operation.name, match?.params.get('name')]).toEqual(['get', 'My Group']);
  });

  it('prefers a literal to a parameter and ignores a trailing slash', () => {
    expect(route('GET', segmentsOf('/groups/OWN/'))?.operation.name).toBe('special');
  });

  it('answers undefined for an unknown path and 405 for an unknown method', () => {
    expect(route('GET', segmentsOf('/other/x'))).toBeUndefined();
    expect(() => route('DELETE', segmentsOf('/groups/x'))).toThrow("does not support http method 'DELETE'");
  });

  it.each(['/groups/..', '/groups/%2e%2e', '/groups/a%2Fb', '/groups/a%5Cb', '/groups/%00', '/groups/%zz'])(
    'refuses the segment of %s',
    (path) => expect(() => segmentsOf(path)).toThrow('invalid'),
  );
});

describe('the operation table', () => {
  const all = [...operationTable, ...absentTable];

  it('has every method and path once', () => {
    const keys = all.map(({ method, template }) => `${method} ${template.toLowerCase().replaceAll(/\{\w+\}/g, '{}')}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('names the right that each write needs', () => {
    expect(actionOf('PUT', '/subscriptions/{s}/providers/Microsoft.X/workspaces/{w}/batchEndpoints/{e}')).toBe(
      'Microsoft.X/workspaces/batchEndpoints/write',
    );
    expect(actionOf('POST', '/providers/Microsoft.X/workspaces/{w}/datastores/{n}/listSecrets')).toBe(
      'Microsoft.X/workspaces/datastores/listSecrets/action',
    );
    const open = all.filter(({ method, action }) => method !== 'GET' && action.endsWith('/read'));
    expect(open.map(({ name }) => name)).toEqual([
      'Runs_GetRunData',
      'Runs_BatchGetRunData',
      'Runs_GetByIdsByExperimentId',
      'Runs_GetByQueryByExperimentId',
      'Runs_GetByIdsByExperimentName',
      'Runs_GetByQueryByExperimentName',
      'DataVersion_BatchGetResolvedUris',
      'DataVersion_GetByAssetId',
    ]);
  });
});
