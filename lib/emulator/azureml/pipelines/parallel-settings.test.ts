import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { type ParallelSpec, pipelineSpec, stepSpec } from './component-spec';
import { parallelSettings } from './parallel-settings';

/** What a parallel step is scored with, by what it says itself and what its component says. */
function settingsOf(own: object, ofComponent: object = {}) {
  const node = pipelineSpec({ type: 'pipeline', jobs: { score: { type: 'parallel', ...own } } }, 'It').jobs.score;
  const spec = stepSpec({ type: 'parallel', ...ofComponent }, 'It');
  if (!node || !isParallel(spec)) throw new Error('The step is no parallel one.');
  return parallelSettings({ name: 'score', node, instanceCount: 1 }, spec);
}
const isParallel = (spec: { type: string }): spec is ParallelSpec => spec.type === 'parallel';

it('has the defaults of parallel jobs, not those of a deployment (§5.1)', () => {
  expect(settingsOf({ task: { append_row_to: '${{outputs.rows}}' } })).toEqual({
    miniBatchSize: 1,
    instanceCount: 1,
    maxConcurrencyPerInstance: Math.min(availableParallelism(), 64),
    maxRetries: 2,
    timeoutSeconds: 60,
    errorThreshold: -1,
    miniBatchErrorThreshold: -1,
    loggingLevel: 'Info',
    outputAction: 'AppendRow',
    outputFileName: 'parallel_run_step.txt',
  });
  expect(settingsOf({}).outputAction).toBe('SummaryOnly');
});

it('takes the step’s own words before those of its component', () => {
  const component = { mini_batch_size: '5', error_threshold: 7, retry_settings: { max_retries: 4, timeout: 9 } };
  const own = {
    mini_batch_size: 3,
    mini_batch_error_threshold: 2,
    retry_settings: { timeout: '8' },
    logging_level: 'DEBUG',
  };
  expect(settingsOf(own, component)).toMatchObject({
    ...{ miniBatchSize: 3, errorThreshold: 7, miniBatchErrorThreshold: 2 },
    ...{ maxRetries: 4, timeoutSeconds: 8, loggingLevel: 'Debug' },
  });
});

it('refuses what is no number of files, and says 501 to mini-batches by bytes', () => {
  expect(() => settingsOf({ mini_batch_size: 'many' })).toThrow("'many' is no number of files");
  expect(() => settingsOf({ mini_batch_size: '10kb' })).toThrow(/size in bytes/);
  expect(() => settingsOf({ logging_level: 'loud' })).toThrow("'loud' is none of Info, Warning, Debug");
});
