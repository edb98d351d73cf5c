import { expect, it } from 'vitest';
import { operationWords } from './operation-words';

it('says what Azure does, with its own words for the state', () => {
  expect(operationWords('onnx', 'Updating', null, 'InProgress')).toEqual({
    tone: 'info',
    title: 'Azure updates onnx.',
    text: 'State: Updating. The operation is InProgress. It goes on without this page.',
  });
  expect(operationWords('onnx', 'Creating', null, null).text).toBe('State: Creating. It goes on without this page.');
});

it('gives Azure’s reason for a failure, and says so where there is none', () => {
  const failed = operationWords('onnx', 'Failed', 'QuotaExceeded: No cores are left.', 'Failed');
  expect(failed).toMatchObject({ tone: 'bad', title: 'The last write of onnx failed.' });
  expect(failed.text).toContain('QuotaExceeded: No cores are left.');
  expect(operationWords('onnx', 'Failed', null, null).text).toContain('Azure’s reason is not known here.');
});

it('shows a state that nobody here knows as Azure wrote it', () => {
  expect(operationWords('onnx', 'Canceled', null, null)).toMatchObject({ tone: 'warn', title: 'onnx is Canceled.' });
});
