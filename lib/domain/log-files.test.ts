import { expect, test } from 'vitest';
import { bestLog, describeLogFile } from './log-files';

test.each([
  ['logs/job_progress_overview.2026112210.txt', 'job', 'Progress overview'],
  ['logs/job_progress_overview.txt', 'job', 'Progress overview'],
  ['logs/job_result.txt', 'job', 'Result'],
  ['logs/readme.txt', 'job', 'What the logs hold'],
  ['logs/user/error.txt', 'code', 'Errors'],
  ['logs/user/error/node-1/process000.txt', 'code', 'Node 1, process 0, errors'],
  ['logs/user/stdout/10.0.0.4/process002.stdout.txt', 'code', 'Node 10.0.0.4, process 2, stdout'],
  ['logs/user/stderr/node0/process010.stderr.txt', 'code', 'Node 0, process 10, stderr'],
  ['logs/user/mine.txt', 'code', 'logs/user/mine.txt'],
  ['logs/sys/master_role.txt', 'service', 'Scheduler'],
  ['logs/sys/job_report/processed_mini-batches.csv', 'service', 'Mini-batch report'],
  ['logs/sys/node/node-2/process001.txt', 'service', 'Node 2, process 1'],
  ['user_logs/std_log_0.txt', 'service', 'Driver'],
  ['logs/sys/perf/10.0.0.4/os/2026112210/processes_07', 'service', 'Node 10.0.0.4, processes at 2026-11-22 10:07 UTC'],
  ['azureml-logs/70_driver_log.txt', 'service', 'azureml-logs/70_driver_log.txt'],
])('%s is of %s: %s', (path, group, title) => {
  expect(describeLogFile('child', path, true)).toEqual({ runName: 'child', path, group, title });
});

test('files of the parent say so', () => {
  expect(describeLogFile('p', 'logs/azureml/executionlogs.txt', false).title).toBe('Parent, execution log');
  expect(describeLogFile('p', 'logs/azureml/stderrlogs.txt', false).title).toBe('Parent, logs/azureml/stderrlogs.txt');
});

const parent = describeLogFile('p', 'logs/azureml/executionlogs.txt', false);
const [result, ten, eleven, errors] = [
  'logs/job_result.txt',
  'logs/job_progress_overview.2026112210.txt',
  'logs/job_progress_overview.2026112211.txt',
  'logs/user/error.txt',
].map((path) => describeLogFile('c', path, true));
const all = [parent, result, ten, eleven, errors].flatMap((file) => file ?? []);

test('what grows is the best log, errors after a failure', () => {
  expect(bestLog([parent], 'Queued')).toBe(parent);
  expect(bestLog(all, 'Running')).toBe(eleven);
  expect(bestLog(all, 'Completed')).toBe(eleven);
  expect(bestLog(all, 'Failed')).toBe(errors);
  expect(bestLog([parent], 'Failed')).toBe(parent);
  expect(bestLog([], 'Running')).toBeNull();
});
