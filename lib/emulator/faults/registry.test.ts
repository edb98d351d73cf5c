import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fault } from './fault';
import { FaultRegistry } from './registry';
import { fits, isMet, type RequestFacts } from './scope';

const storm = (more: object = {}) => fault.parse({ kind: 'throttle', where: {}, ...more });
const all = () => true;
const taken = (registry: FaultRegistry, times: number) =>
  Array.from({ length: times }, () => registry.take(['throttle'], all) !== null);

describe('how often a fault happens', () => {
  it('always, without limits, and never once it is switched off', () => {
    const registry = new FaultRegistry();
    expect(registry.isQuiet).toBe(true);
    registry.put('storm', storm());
    expect([registry.isQuiet, ...taken(registry, 3)]).toEqual([false, true, true, true]);
    expect([registry.delete('storm'), registry.delete('storm'), ...taken(registry, 1)]).toEqual([true, false, false]);
  });

  it('`times` often, of the requests that it meets', () => {
    const registry = new FaultRegistry();
    registry.put('twice', storm({ times: 2 }));
    expect(registry.take(['throttle'], () => false)).toBeNull();
    expect(taken(registry, 4)).toEqual([true, true, false, false]);
    expect(registry.list()).toMatchObject([{ name: 'twice', isOn: false, met: 2, applied: 2 }]);
  });

  it('by chance, in the sequence that its seed gives', () => {
    const sequence = (seed: number) => {
      const registry = new FaultRegistry();
      registry.put('some', storm({ probability: 0.3, seed }));
      return taken(registry, 200);
    };
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
    const hits = sequence(7).filter(Boolean).length;
    expect(hits).toBeGreaterThan(40);
    expect(hits).toBeLessThan(80);
  });

  it('the first of two that fit', () => {
    const registry = new FaultRegistry();
    registry.put('first', storm({ times: 1, retryAfter: 1 }));
    registry.put('second', storm({ retryAfter: 2 }));
    const waits = [1, 2].map(() => registry.take(['throttle'], all)?.retryAfter);
    expect(waits).toEqual([1, 2]);
  });
});

describe('how long a fault lasts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('for its seconds, and says so at their end', () => {
    const registry = new FaultRegistry();
    registry.put('short', storm({ seconds: 5 }));
    const heard = vi.fn();
    registry.onChange(heard);
    vi.advanceTimersByTime(4_999);
    expect([taken(registry, 1), heard.mock.calls.length]).toEqual([[true], 0]);
    vi.advanceTimersByTime(2);
    expect([taken(registry, 1), heard.mock.calls.length]).toEqual([[false], 1]);
  });
});

it('goes on counting in another process while the same fault is on, and afresh when it was set anew', () => {
  const here = new FaultRegistry();
  const there = new FaultRegistry();
  here.onChange(() => there.replace(here.numbered()));
  here.put('once', storm({ times: 1 }));
  expect(taken(there, 1)).toEqual([true]);
  here.put('other', fault.parse({ kind: 'html', where: {} }));
  expect(taken(there, 1)).toEqual([false]);
  here.put('once', storm({ times: 1 }));
  expect(taken(there, 1)).toEqual([true]);
  here.clear();
  expect(there.isQuiet).toBe(true);
});

describe('which requests a fault meets', () => {
  it.each([
    ['/jobs/a', '/Jobs/A', true],
    ['/jobs/a', '/jobs/ab', false],
    ['*/jobs/a*', '/x/jobs/abc', true],
    ['*/jobs/*/cancel', '/x/jobs/a/cancel', true],
    ['*/jobs/*/cancel', '/x/jobs/cancel', false],
    ['*aa', 'a', false],
    ['*', '', true],
    ['a*b*c', 'abc', true],
    ['a*b*bc', 'abc', false],
  ])('%s fits %s: %s', (pattern, text, is) => expect(fits(pattern, text)).toBe(is));

  const facts: RequestFacts = { path: '/x/jobs', plane: 'arm', method: 'GET', operation: 'Jobs_List' };
  it.each([
    [{}, true],
    [{ plane: 'arm', method: 'GET', operation: 'Jobs_List', path: '*/jobs' }, true],
    [{ plane: 'history' }, false],
    [{ method: 'POST' }, false],
    [{ operation: 'Jobs_Get' }, false],
    [{ path: '*/runs' }, false],
  ] as const)('%j: %s', (scope, is) => expect(isMet(scope, facts)).toBe(is));
});
