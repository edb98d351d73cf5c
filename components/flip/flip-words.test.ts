import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/client/api-error';
import type { FlipAnswer } from '@/lib/contracts/api/flip';
import type { DefaultChange } from '@/lib/contracts/api/history';
import { afterWords, failedWords, figuresOf, stayingWords, undoable } from './flip-words';

const side = (jobs: { ended: number; succeeded: number; medianMs: number | null; live: number } | null) => ({
  ...{ name: 'mnist-onnx', provisioningState: 'Succeeded', jobs },
});

describe('a deployment in figures', () => {
  it('says share, median and what runs', () =>
    expect(figuresOf(side({ ended: 10, succeeded: 9, medianMs: 246_000, live: 2 }))).toEqual([
      { value: '90 %', label: 'success, 10 jobs' },
      { value: '4 min 6 s', label: 'median' },
      { value: '2', label: 'running' },
    ]));
  it('claims nothing where nothing ran, or nothing may be read', () => {
    expect(figuresOf(side({ ended: 0, succeeded: 0, medianMs: null, live: 0 })).map(({ value }) => value)).toEqual([
      '—',
      '—',
      '0',
    ]);
    expect(figuresOf(side(null)).map(({ value }) => value)).toEqual(['—', '—', '—']);
  });
  it('says which jobs stay', () => {
    const live = (count: number) => stayingWords(side({ ended: 0, succeeded: 0, medianMs: null, live: count }))?.title;
    expect([live(0), live(1), live(2)]).toEqual([
      ...[undefined, '1 job is running on mnist-onnx.', '2 jobs are running on mnist-onnx.'],
    ]);
  });
});

it('what became of a flip is said where it is not in force', () => {
  const answer: FlipAnswer = {
    ...{ id: '1', from: 'a', to: 'b', result: 'verified', live: 'b', liveBy: 'me', by: 'me', modifiedAt: null },
    ...{ requestId: null, kept: true },
  };
  expect(afterWords(answer)).toBeNull();
  expect(afterWords({ ...answer, result: 'unverified', live: 'a' })?.title).toBe(
    'Unverified: Azure still shows a after 30 s.',
  );
  expect(afterWords({ ...answer, result: 'unverified' })?.title).toMatch(/has not ended the write after 30 s/);
  expect(afterWords({ ...answer, result: 'overtaken', live: 'c', liveBy: 'az' })).toEqual({
    ...{ title: 'az changed the default right after this.', rest: 'It is c now and not b.' },
  });
});

it('only a refusal says that nothing was changed', () => {
  const error = (status: number, target: string | null = null) =>
    new ApiError({
      ...{ status, code: 'C', message: 'm', fromAzure: true, details: [], target, requestId: null },
      ...{ retryAfterSeconds: null, missingAction: null, claims: null },
    });
  expect(failedWords(error(403), 'a')).toBe('The default is still a: it was not changed.');
  for (const unknown of [error(502), error(0), error(409, 'operation'), new Error('x')])
    expect(failedWords(unknown, 'a')).toMatch(/^It is not known/);
});

describe('undo', () => {
  const change = (from: string | null, to: string, result: DefaultChange['result']): DefaultChange => ({
    ...{ id: `${from}-${to}`, at: '', from, to, by: null, reason: null, change: null, requestId: null, how: 'here' },
    ...{ result, message: null, undoes: null, tampered: false, written: true },
  });
  it('takes back the newest change that is in force', () => {
    const changes = [change('b', 'c', 'failed'), change('a', 'b', 'verified'), change('b', 'a', 'verified')];
    expect(undoable(changes, 'b')?.from).toBe('a');
    expect(undoable(changes, 'c')).toBeNull();
    expect(undoable([change(null, 'b', 'verified')], 'b')).toBeNull();
    expect(undoable([], null)).toBeNull();
  });

  it.each(['open', 'unknown', 'unverified'] as const)(
    'counts a change that is %s where it is what is live, else the one before',
    (result) => {
      const changes = [change('b', 'c', result), change('a', 'b', 'verified')];
      expect(undoable(changes, 'c')?.from).toBe('b');
      expect(undoable(changes, 'b')?.from).toBe('a');
      expect(undoable(changes, 'd')).toBeNull();
    },
  );
});
