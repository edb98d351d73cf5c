import { expect, test, vi } from 'vitest';
import { RunStates } from './run-states';
import { memoryJobs } from './testing/memory-jobs';
import { planOf, recordOf } from './testing/test-bed';

test('an end that a state does not allow is an error, so that whoever tries again waits, and tells nobody', async () => {
  const jobs = memoryJobs();
  jobs.insert(recordOf(planOf('job'), 'CancelRequested'));
  const told = vi.fn();
  const states = new RunStates(jobs, 'job', { now: () => new Date() }, told);
  await expect(states.finish('Failed', null, async () => undefined)).rejects.toThrow('from CancelRequested to Failed');
  expect(told).not.toHaveBeenCalled();
  await states.finish('Canceled', null, async () => undefined);
  expect(states.status).toBe('Canceled');
});
