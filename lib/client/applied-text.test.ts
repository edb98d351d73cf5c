import { beforeEach, expect, it, vi } from 'vitest';
import { keepApplied, readApplied, textKey } from './applied-text';

const ws = { subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58', resourceGroupName: 'Rg', workspaceName: 'ws' };
const of = { endpointName: 'Digits', deploymentName: 'onnx' };
const applied = { text: '# mine\nname: onnx\n', live: { name: 'onnx', xNew: [1] }, operation: null };
const prefix = 'batch-studio.applied-text.';

let refuses = false;
beforeEach(() => {
  refuses = false;
  const kept: Record<string, string> = {};
  vi.stubGlobal(
    'localStorage',
    Object.defineProperties(kept, {
      getItem: { value: (key: string) => kept[key] ?? null },
      removeItem: { value: (key: string) => delete kept[key] },
      setItem: {
        value: (key: string, value: string) => {
          if (refuses) throw new DOMException('full', 'QuotaExceededError');
          kept[key] = value;
        },
      },
    }),
  );
});

it('keeps a text with the resource that it means, field by field', () => {
  keepApplied('a', applied);
  expect(readApplied('a')).toMatchObject(applied);
  expect(readApplied('b')).toBeNull();
});

it('is kept per account, and names compare without case as in ARM', () => {
  const key = textKey({ tenantId: 't', username: 'owner' }, ws, of);
  expect(textKey({ tenantId: 't', username: 'reader' }, ws, of)).not.toBe(key);
  expect(
    textKey(
      { tenantId: 't', username: 'owner' },
      { ...ws, resourceGroupName: 'rg' },
      { ...of, endpointName: 'digits' },
    ),
  ).toBe(key);
  expect(textKey({ tenantId: 't', username: 'owner' }, ws, { ...of, deploymentName: null })).not.toBe(key);
});

it('what is no kept text counts as none, and a full storage is no error', () => {
  localStorage.setItem(`${prefix}a`, '{"text":1}');
  localStorage.setItem(`${prefix}b`, 'no json');
  expect([readApplied('a'), readApplied('b')]).toEqual([null, null]);
  refuses = true;
  keepApplied('c', applied);
  expect(readApplied('c')).toBeNull();
});

it('keeps the newest texts only', () => {
  vi.useFakeTimers();
  for (let n = 0; n < 45; n += 1) {
    vi.setSystemTime(n * 1000);
    keepApplied(String(n), applied);
  }
  vi.useRealTimers();
  expect(readApplied('4')).toBeNull();
  expect(readApplied('5')).not.toBeNull();
  expect(Object.keys(localStorage)).toHaveLength(40);
});
