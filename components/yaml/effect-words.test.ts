import { expect, it } from 'vitest';
import { deploymentEffect } from './effect-words';

it.each([
  [100, 2, 'This deployment has traffic 100. New jobs use these settings; 2 running jobs keep theirs.'],
  [100, 1, 'This deployment has traffic 100. New jobs use these settings; 1 running job keeps its own.'],
  [
    0,
    0,
    'This deployment has traffic 0: only invokes that name it use it. New jobs use these settings; no job runs on it now.',
  ],
  [null, null, 'New jobs use these settings; jobs that run keep theirs.'],
] as const)('traffic %s, %s jobs', (traffic, runningJobs, words) => {
  expect(deploymentEffect({ traffic, runningJobs })).toBe(words);
});
