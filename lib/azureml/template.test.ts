import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from './operations';
import { fillTemplate, matchTemplate } from './template';

const params = {
  subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58',
  resourceGroupName: 'rg.(1)',
  workspaceName: 'ws',
  jobName: 'batchjob-1',
};

describe('fillTemplate', () => {
  it.each([
    '..',
    '.',
    '%2e%2e',
    '..%2f..',
    '%252e%252e',
    '..%5c',
    '..\\',
    '．．',
    'a/b',
    'a\0',
    'a\tb',
    'a\r\nb',
    '',
    'a?x=1',
    'a#f',
  ])('refuses the job name %j before anything is sent', (jobName) => {
    expect(() => fillTemplate(operations.job.path, { ...params, jobName })).toThrow(
      expect.objectContaining({ status: 400, code: 'InvalidSegment', target: 'jobName' }),
    );
  });

  it('refuses a segment that is missing', () => {
    expect(() => fillTemplate(operations.job.path, { ...params, jobName: undefined })).toThrow('jobName is not valid.');
  });

  it.each(['.', '..', 'a.', 'x/y'])('refuses the resource group %j', (resourceGroupName) => {
    expect(() => fillTemplate(operations.workspace.path, { ...params, resourceGroupName })).toThrow(
      'resourceGroupName',
    );
  });

  it('encodes what a resource group may hold', () => {
    expect(fillTemplate(operations.workspace.path, { ...params, resourceGroupName: 'größe(1)' })).toContain(
      '/resourceGroups/gr%C3%B6%C3%9Fe(1)/',
    );
  });
});

describe('matchTemplate', () => {
  it('finds what fillTemplate put in, whatever the fixed parts are cased like', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,40}$/);
    fc.assert(
      fc.property(name, name, (workspaceName, jobName) => {
        const given = { ...params, workspaceName, jobName };
        const path = fillTemplate(operations.job.path, given);
        expect(matchTemplate(operations.job.path, path.replace('/resourceGroups/', '/resourcegroups/'))).toEqual(given);
      }),
    );
  });

  it('does not match another resource, a longer path or a broken escape', () => {
    const path = fillTemplate(operations.job.path, params);
    expect(matchTemplate(operations.endpoint.path, path)).toBeNull();
    expect(matchTemplate(operations.job.path, `${path}/cancel`)).toBeNull();
    expect(matchTemplate(operations.job.path, `${path}%E0%A4%A`)).toBeNull();
  });
});

describe('operations', () => {
  it('ask ARM for the one version that keeps deploymentConfiguration', () => {
    const machineLearning = Object.values(operations).filter(
      ({ path, plane }) => plane === 'arm' && path.includes('Microsoft') && !path.includes('Microsoft.Authorization'),
    );
    expect(new Set(machineLearning.map(({ query }) => query['api-version']))).toEqual(new Set(['2024-10-01']));
  });
});
