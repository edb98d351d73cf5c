import { expect, it, vi } from 'vitest';
import { containerAccess } from './read-access';

it('lets a worker read one container for two hours, and do nothing else', () => {
  const accessTo = containerAccess('http://localhost:1/account', Buffer.from('key').toString('base64'));
  const { containerUrl, query } = accessTo('data');
  const sas = new URLSearchParams(query);
  expect([containerUrl, sas.get('sr'), sas.get('sp')]).toEqual(['http://localhost:1/account/data', 'c', 'r']);
  const minutes = (Date.parse(sas.get('se') ?? '') - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(118);
  expect(minutes).toBeLessThanOrEqual(120);
});

it('is made anew before it is over', () => {
  vi.useFakeTimers();
  const accessTo = containerAccess('http://localhost:1/account', Buffer.from('key').toString('base64'));
  const first = accessTo('data');
  vi.advanceTimersByTime(59 * 60_000);
  expect(accessTo('data')).toBe(first);
  vi.advanceTimersByTime(2 * 60_000);
  expect(accessTo('data').query).not.toBe(first.query);
  vi.useRealTimers();
});
