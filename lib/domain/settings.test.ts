import { expect, test } from 'vitest';
import { settingsOfDeployment, settingsOfJob } from './settings';
import { settingsInWords } from './settings-words';

const nothing = {
  miniBatchSize: null,
  instanceCount: null,
  maxConcurrencyPerInstance: null,
  maxRetries: null,
  timeoutSeconds: null,
  errorThreshold: null,
  loggingLevel: null,
  outputAction: null,
  outputFileName: null,
};

test('a deployment says its settings, with the time-out in seconds', () => {
  const properties = {
    miniBatchSize: 10,
    errorThreshold: -1,
    maxConcurrencyPerInstance: 2,
    resources: { instanceCount: 1 },
    loggingLevel: 'Info',
    outputAction: 'AppendRow',
    outputFileName: 'predictions.csv',
    retrySettings: { maxRetries: 3, timeout: 'PT1M30S' },
  };
  expect(settingsOfDeployment(properties)).toEqual({
    miniBatchSize: 10,
    instanceCount: 1,
    maxConcurrencyPerInstance: 2,
    maxRetries: 3,
    timeoutSeconds: 90,
    errorThreshold: -1,
    loggingLevel: 'Info',
    outputAction: 'AppendRow',
    outputFileName: 'predictions.csv',
  });
  expect(settingsOfDeployment({})).toEqual(nothing);
});

const recorded =
  '{"run_max_try":"3","run_invocation_timeout":"30","mini_batch_size":"10","error_threshold":"-1","logging_level":"INFO","process_count_per_node":"2","NodeCount":"1","append_row_file_name":"predictions.csv","legacy_model_job":"False"}';

test('a job says its settings in the recorded property', () => {
  expect(settingsOfJob(recorded)).toEqual({
    miniBatchSize: 10,
    instanceCount: 1,
    maxConcurrencyPerInstance: 2,
    maxRetries: 3,
    timeoutSeconds: 30,
    errorThreshold: -1,
    loggingLevel: 'INFO',
    outputAction: 'AppendRow',
    outputFileName: 'predictions.csv',
  });
});

test.each([null, '', 'no JSON', '[]', '7'])('%s says nothing', (property) => {
  expect(settingsOfJob(property)).toEqual(nothing);
  expect(settingsOfJob(property, 'out.csv').outputFileName).toBe('out.csv');
});

test('one field that is no number leaves the others readable', () => {
  expect(settingsOfJob('{"mini_batch_size":"ten","NodeCount":"2"}')).toMatchObject({
    miniBatchSize: null,
    instanceCount: 2,
  });
});

test('settings read as words, and unknown ones are left out', () => {
  expect(settingsInWords(settingsOfJob(recorded)).map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'Mini-batch size: 10 files',
    'Instance count: 1 node',
    'Max concurrency per instance: 2 processes',
    'Max retries: 3 (4 tries)',
    'Timeout: 30 s',
    'Error threshold: -1 (never fails on bad files)',
    'Logging level: Info',
    'Output action: Append row',
    'Output file name: predictions.csv',
  ]);
  expect(settingsInWords({ ...nothing, maxRetries: 0, errorThreshold: 1 })).toEqual([
    { key: 'maxRetries', label: 'Max retries', value: '0 (1 try)' },
    { key: 'errorThreshold', label: 'Error threshold', value: '1 failed file' },
  ]);
  expect(settingsInWords(nothing)).toEqual([]);
});
