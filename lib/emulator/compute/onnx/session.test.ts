import { InferenceSession } from 'onnxruntime-node';
import { afterEach, expect, test, vi } from 'vitest';
import { openSession } from './session';

afterEach(() => vi.restoreAllMocks());

test('a session has one thread and does not spin: several processes share the cores (§5.5)', async () => {
  const create = vi.spyOn(InferenceSession, 'create').mockRejectedValue(new Error('not loaded here'));
  await expect(openSession('/models/m', { onnx: { data: 'model.onnx' } })).rejects.toThrow('not loaded here');
  expect(create.mock.calls[0]?.[1]).toMatchObject({
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  });
});
