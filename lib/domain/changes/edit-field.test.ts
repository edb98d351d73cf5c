import { describe, expect, it } from 'vitest';
import { LIVE } from '@/lib/testing/live-resources';
import { editField, editTags, figureAt, tagsOf, textAt } from './edit-field';

const TEXT = `name: onnx # the fast one
type: model
settings:
  mini_batch_size: 10  # files
  instance_count: 2
tags: {team: digits}
`;

describe('editField', () => {
  it.each([
    [['properties', 'miniBatchSize'], 20, 'size: 10', 'size: 20'],
    [['properties', 'resources', 'instanceCount'], 4, 'instance_count: 2', 'instance_count: 4'],
    [['properties', 'errorThreshold'], 5, 'instance_count: 2', 'instance_count: 2\n  error_threshold: 5'],
    [['properties', 'description'], 'yes', 'digits}', 'digits}\ndescription: "yes"'],
  ])('%j is written where the text has it', (path, value, before, after) => {
    expect(editField(TEXT, path, value, 'model')).toBe(TEXT.replace(before, after));
  });

  it('a field without a word in YAML has no place', () => {
    expect(editField(TEXT, ['properties', 'xNew'], 1, 'model')).toBeNull();
  });
});

describe('editTags', () => {
  it('writes, changes and takes out tags one by one', () => {
    const edit = (after: [string, string][]) => editTags(TEXT, [['team', 'digits']], after, 'model');
    expect(edit([['team', 'digits']])).toBe(TEXT);
    expect(
      edit([
        ['team', 'letters'],
        ['cost', '12'],
      ]),
    ).toBe(TEXT.replace('digits}', 'letters, cost: "12"}'));
    expect(edit([])).toBe(TEXT.replace('tags: {team: digits}\n', ''));
  });
});

it('reads a body', () => {
  expect(figureAt(LIVE, ['properties', 'miniBatchSize'])).toBe(100);
  expect(figureAt(LIVE, ['properties', 'none'])).toBeNull();
  expect(textAt(LIVE, ['properties', 'description'])).toBe('reads digits');
  expect(tagsOf(LIVE)).toEqual([
    ['team', 'digits'],
    ['stage', 'prod'],
  ]);
});
