import { expect, it } from 'vitest';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { ApiError } from './api-error';
import { figuresReader } from './job-figures';

const workspace = (workspaceName: string): WorkspaceRef => ({
  subscriptionId: 's',
  resourceGroupName: 'g',
  workspaceName,
});
const figures = (jobName: string) => ({ jobName, figures: null, settled: true });

/** A reader, and what it was asked for: the workspace with the number of names. */
function reader() {
  const asked: [string, number][] = [];
  const read = figuresReader(async ({ workspaceName }, names) => {
    asked.push([workspaceName, names.length]);
    return names
      .filter((name) => name !== 'gone')
      .toReversed()
      .map(figures);
  });
  return { asked, read };
}

it('reads what is asked for at the same time at once, each workspace for itself, 25 jobs at most', async () => {
  const { asked, read } = reader();
  const names = Array.from({ length: 30 }, (_, at) => `j${at}`);
  const [own, other] = [workspace('own'), workspace('other')];
  const all = await Promise.all([...names.map((name) => read(own, name)), read(other, 'j0')]);
  expect(all).toEqual([...names, 'j0'].map(figures));
  expect(asked.sort()).toEqual([
    ['other', 1],
    ['own', 25],
    ['own', 5],
  ]);
});

it('keeps nothing, and rejects for what is not in the answer, so that what was read before stays', async () => {
  const { asked, read } = reader();
  const both = ['gone', 'here'].map((name) => read(workspace('own'), name));
  await expect(both[0]).rejects.toBeInstanceOf(ApiError);
  expect(await both[1]).toEqual(figures('here'));
  await read(workspace('own'), 'here');
  expect(asked).toHaveLength(2);
});
