import { expect, test } from 'vitest';
import { planOf } from './testing/test-bed';
import { checkThresholds } from './thresholds';
import type { JobPlan } from './types';

const check = (change: Partial<JobPlan['settings']>, failed: number, failedMiniBatches: number) => () =>
  checkThresholds(planOf('job', { settings: change }).settings, { failed, failedMiniBatches, miniBatches: 10 });

test('failed files over the whole input: one over ends the job, -1 never does', () => {
  expect(check({ errorThreshold: 3 }, 3, 2)).not.toThrow();
  expect(check({ errorThreshold: 3 }, 4, 2)).toThrow('The number of failed items, 4, exceeds error_threshold, 3.');
  expect(check({ errorThreshold: -1 }, 100, 10)).not.toThrow();
});

test('failed mini-batches, whatever they hold', () => {
  expect(check({ miniBatchErrorThreshold: 2 }, 50, 2)).not.toThrow();
  expect(check({ miniBatchErrorThreshold: 2 }, 3, 3)).toThrow(
    'The number of failed mini-batches, 3, exceeds mini_batch_error_threshold, 2.',
  );
});

test('their share of all mini-batches', () => {
  expect(check({ allowedFailedPercent: 20 }, 2, 2)).not.toThrow();
  expect(check({ allowedFailedPercent: 20 }, 3, 3)).toThrow(
    'The share of failed mini-batches, 3 of 10, exceeds allowed_failed_percent, 20.',
  );
});
