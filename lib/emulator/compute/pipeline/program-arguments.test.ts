import { expect, it } from 'vitest';
import { programArguments } from './program-arguments';

const of = (text: string) => programArguments(text.split(' '));

it('keeps what is the service’s own, in both spellings, and leaves the rest to the script', () => {
  expect(
    of('--model m --progress_update_timeout 600 --task_overhead_timeout=1200 --copy_logs_to_parent True --last'),
  ).toEqual({
    limits: { progressUpdateSeconds: 600, taskOverheadSeconds: 1200 },
    script: ['--model', 'm', '--last'],
  });
  expect(of('--error_threshold -1 --allowed_failed_percent 30 --resource_monitor_interval 0').limits).toEqual({
    errorThreshold: -1,
    allowedFailedPercent: 30,
    resourceMonitorSeconds: 0,
  });
});

it.each(['--progress_update_timeout 0', '--first_task_creation_timeout 259201', '--task_overhead_timeout soon'])(
  'refuses %s with a sentence',
  (text) => {
    expect(() => of(text)).toThrow(
      /^argument --\w+: invalid value '\w+'\. It takes a whole number from 1 to 259200\.$/,
    );
  },
);
