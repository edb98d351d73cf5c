import { describe, expect, it } from 'vitest';
import { setValue } from './set-value';

const TEXT = `# digits from the scanning room
name: onnx   # short
tags: {team: digits, stage: 'prod'}
settings:
  mini_batch_size: 100   # one run() call

  retry_settings:
    max_retries: 3
  # said by hand
  environment_variables:
    MODE: "fast"

# who to ask
description: >-
  two
  lines
compute: azureml:cpu-cluster`;

const change = (path: string, value: Parameters<typeof setValue>[2]) => setValue(TEXT, path.split('.'), value);
const swapped = (before: string, after: string) => {
  expect(TEXT).toContain(before);
  return TEXT.replace(before, () => after);
};

describe('setValue', () => {
  it.each([
    ['a number', 'settings.mini_batch_size', 50, 'mini_batch_size: 100', 'mini_batch_size: 50'],
    ['a text in quotes', 'settings.environment_variables.MODE', 'a"b', '"fast"', '"a\\"b"'],
    ['a text in single quotes', 'tags.stage', 'test', "'prod'", "'test'"],
    ['a plain text', 'compute', 'azureml:gpu', 'azureml:cpu-cluster', 'azureml:gpu'],
    ['a text that needs quotes', 'compute', 'yes', 'azureml:cpu-cluster', '"yes"'],
    ['a text over several lines', 'description', 'one', '>-\n  two\n  lines', 'one'],
  ])('changes %s and nothing else', (_what, path, value, before, after) => {
    expect(change(path, value)).toBe(swapped(before, after));
  });

  it.each([
    ['in a map', 'settings.retry_settings.timeout', 30, 'max_retries: 3', 'max_retries: 3\n    timeout: 30'],
    [
      'behind the last of a block',
      'settings.error_threshold',
      -1,
      'MODE: "fast"',
      'MODE: "fast"\n  error_threshold: -1',
    ],
    ['in a flow map', 'tags.cost', '12', "'prod'}", `'prod', cost: "12"}`],
    [
      'with a map of its own',
      'resources.instance_count',
      2,
      'cpu-cluster',
      'cpu-cluster\nresources:\n  instance_count: 2',
    ],
  ])('adds what is not there: %s', (_what, path, value, before, after) => {
    expect(change(path, value)).toBe(swapped(before, after));
  });

  it.each([
    ['a line', 'settings.mini_batch_size', '  mini_batch_size: 100   # one run() call\n', ''],
    ['one of a flow map', 'tags.team', 'team: digits, ', ''],
    ['the last of a flow map', 'tags.stage', ", stage: 'prod'", ''],
    ['a map with its only key', 'settings.retry_settings.max_retries', '  retry_settings:\n    max_retries: 3\n', ''],
    ['the last line, which has no break', 'compute', '\ncompute: azureml:cpu-cluster', ''],
    ['what is not there', 'settings.logging_level', '', ''],
    ['below what is no map', 'compute.target', '', ''],
  ])('takes out %s', (_what, path, before, after) => {
    expect(change(path, undefined)).toBe(swapped(before, after));
  });

  it('keeps Windows line breaks, a byte order mark and trailing spaces', () => {
    const text = '\ufeffa: 1  \r\nb:\r\n  c: 2\r\n';
    expect(setValue(text, ['b', 'd'], 3)).toBe('\ufeffa: 1  \r\nb:\r\n  c: 2\r\n  d: 3\r\n');
    expect(setValue(text, ['a'], 9)).toBe('\ufeffa: 9  \r\nb:\r\n  c: 2\r\n');
    expect(setValue(text, ['a'], undefined)?.endsWith('b:\r\n  c: 2\r\n')).toBe(true);
  });

  it('keeps carriage returns that end lines alone, and leaves a text that mixes them with others', () => {
    const text = 'tags:\r  a: b\rname: x\r';
    expect(setValue(text, ['tags', 'c'], 'd')).toBe('tags:\r  a: b\r  c: d\rname: x\r');
    expect(setValue(text, ['tags', 'a'], undefined)).toBe('name: x\r');
    expect(setValue('a: 1\rb: 2\n', ['a'], 3)).toBeNull();
  });

  it('fills a key that has no value, and an empty flow map', () => {
    expect(setValue('name: a\ntags:\n', ['tags', 'team'], 'x')).toBe('name: a\ntags:\n  team: x\n');
    expect(setValue('tags: {}\n', ['tags', 'team'], 'x')).toBe('tags:\n  team: x\n');
    expect(setValue('tags:\n', ['tags'], 'x')).toBe('tags: x\n');
  });

  it('the last of two equal keys counts, as for Azure', () => {
    expect(setValue('a: 1\na: 2\n', ['a'], 3)).toBe('a: 1\na: 3\n');
  });

  it('says so where there is no place for it', () => {
    expect(setValue('- a\n', ['a'], 1)).toBeNull();
    expect(setValue('a: [\n', ['a'], 1)).toBeNull();
    expect(setValue('', ['a'], 1)).toBeNull();
  });
});
