import { describe, expect, it } from 'vitest';
import type { JobSummary } from '@/lib/contracts/api/views';
import { isPermitted, WRITE_ENDPOINT } from '../permissions';
import { flipJobs } from './jobs';

const job = (status: string, seconds: number | null): JobSummary => ({
  ...{
    name: 'j',
    displayName: 'j',
    status,
    endpointName: null,
    deploymentName: null,
    createdAt: null,
    createdBy: null,
  },
  startedAt: seconds === null ? null : '2026-11-26T07:00:00Z',
  endedAt: seconds === null ? null : new Date(Date.parse('2026-11-26T07:00:00Z') + seconds * 1000).toISOString(),
  cause: null,
  tags: {},
});

describe('jobs of a deployment', () => {
  it('are the last ten that ended; those under way are counted apart', () => {
    const ended = [
      ...Array.from({ length: 9 }, (_, at) => job('Completed', at + 1)),
      job('Failed', 100),
      job('Failed', 1),
    ];
    expect(flipJobs([job('Running', null), job('Queued', null), ...ended])).toEqual({
      ...{ ended: 10, succeeded: 9, medianMs: 5_500, live: 2 },
    });
  });
  it('may be none, and may be without instants', () => {
    expect(flipJobs([])).toEqual({ ended: 0, succeeded: 0, medianMs: null, live: 0 });
    expect(flipJobs([job('Canceled', null)])).toEqual({ ended: 1, succeeded: 0, medianMs: null, live: 0 });
  });
});

describe('permissions', () => {
  it('allow what one role allows, without what that role takes back', () => {
    expect(isPermitted([{ actions: ['*'] }], WRITE_ENDPOINT)).toBe(true);
    expect(isPermitted([{ actions: ['*/read'] }], WRITE_ENDPOINT)).toBe(false);
    expect(isPermitted([{ actions: ['microsoft.machinelearningservices/workspaces/*/write'] }], WRITE_ENDPOINT)).toBe(
      true,
    );
    const both = { actions: ['*'], notActions: ['*/write'] };
    expect(isPermitted([both], WRITE_ENDPOINT)).toBe(false);
    expect(isPermitted([both, { actions: [WRITE_ENDPOINT] }], WRITE_ENDPOINT)).toBe(true);
    expect(
      isPermitted([{ actions: ['MicrosoftXMachineLearningServices/workspaces/batchEndpoints/write'] }], WRITE_ENDPOINT),
    ).toBe(false);
    expect(isPermitted([], WRITE_ENDPOINT)).toBe(false);
  });
});
