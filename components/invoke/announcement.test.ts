import { expect, test } from 'vitest';
import type { UploadProgress } from '@/lib/client/upload';
import { announcement } from './announcement';

const at = (stored: number, change: Partial<UploadProgress> = {}): UploadProgress => ({
  phase: 'sending',
  files: { total: 1240, stored: 0, failed: 0 },
  bytes: { total: 1000, stored },
  sending: [],
  failed: [],
  left: null,
  bytesPerSecond: null,
  remainingMs: null,
  failure: null,
  ...change,
});
const say = (progress: UploadProgress) => announcement(progress, (n) => n.toLocaleString('en-US'));

test('quarters are said, and nothing between them', () => {
  const all = Array.from({ length: 1001 }, (_, stored) => say(at(stored)));
  expect([...new Set(all)]).toEqual(['', 'Upload 25 %', 'Upload 50 %', 'Upload 75 %']);
});

test('the end is said, whatever it is', () => {
  expect(say(at(1000, { phase: 'stored' }))).toBe('Upload 100 %, 1,240 files');
  const failed = [{ path: 'a', bytes: 1, reason: 'gone' }];
  expect(say(at(10, { phase: 'incomplete', failed }))).toBe('Upload ended, 1 of 1,240 files failed');
  expect(say(at(10, { phase: 'canceled' }))).toBe('Upload canceled');
});
