import { describe, expect, it } from 'vitest';
import type { HistoryFacts } from '@/lib/contracts/api/history';
import { linesOf, readChain, sealed } from './chain';
import { changeOfTag, changesOf, lossOf, problemsOf } from './changes';
import { changeElsewhere, flipUnderWay } from './known-default';

const AT = '2026-11-26T07:00:00.000Z';
const intent = (flip: string, from: string | null, to: string): HistoryFacts => ({
  ...{ event: 'intent', at: AT, flip, from, to, reason: null, change: null, undoes: null },
});
const outcome = (flip: string, result: Extract<HistoryFacts, { event: 'outcome' }>['result']): HistoryFacts => ({
  ...{ event: 'outcome', at: AT, flip, result, by: 'owner', modifiedAt: AT, requestId: 'r', message: null },
});
const live = (name: string | null) => ({ name, modifiedAt: AT, modifiedBy: 'az' });
const chainOf = (facts: HistoryFacts[]) => readChain(linesOf(sealed(facts, readChain('').end)));
const elsewhereAfter = (facts: HistoryFacts[], name: string | null) => {
  const found = changeElsewhere(facts, live(name), AT);
  return found && [found.from, found.to];
};

describe('a change elsewhere', () => {
  it('is what the rows do not account for', () => {
    const flip = [intent('1', 'a', 'b'), outcome('1', 'verified')];
    expect(elsewhereAfter(flip, 'b')).toBeNull();
    expect(elsewhereAfter(flip, 'c')).toEqual(['b', 'c']);
    expect(elsewhereAfter(flip, null)).toEqual(['b', null]);
    expect(
      elsewhereAfter([...flip, { event: 'elsewhere', at: AT, from: 'b', to: 'c', by: null, modifiedAt: null }], 'c'),
    ).toBeNull();
  });

  it('is nothing before the first row: there is no telling', () => expect(elsewhereAfter([], 'a')).toBeNull());

  it.each(['failed', 'refused'] as const)('after a flip that %s is counted from the old default', (result) => {
    const rows = [intent('1', 'a', 'b'), outcome('1', result)];
    expect(elsewhereAfter(rows, 'a')).toBeNull();
    expect(elsewhereAfter(rows, 'b')).toEqual(['a', 'b']);
  });

  it('is not claimed where nobody knows what became of the flip', () => {
    for (const rows of [
      [intent('1', 'a', 'b')],
      ...(['unverified', 'unknown'] as const).map((r) => [intent('1', 'a', 'b'), outcome('1', r)]),
    ]) {
      expect(elsewhereAfter(rows, 'a')).toBeNull();
      expect(elsewhereAfter(rows, 'b')).toBeNull();
      expect(elsewhereAfter(rows, 'c')).toEqual(['a', 'c']);
    }
  });
});

describe('changes', () => {
  it('join intent and outcome, newest first, with what was done elsewhere since', () => {
    const chain = chainOf([intent('1', 'a', 'b'), outcome('1', 'verified'), intent('2', 'b', 'a')]);
    const found = changesOf(chain, live('c'), AT);
    expect(found.map(({ id, from, to, by, how, result, written }) => [id, from, to, by, how, result, written])).toEqual(
      [
        ['not-written', 'b', 'c', 'az', 'elsewhere', 'seen', false],
        ['2', 'b', 'a', null, 'here', 'open', true],
        ['1', 'a', 'b', 'owner', 'here', 'verified', true],
      ],
    );
  });

  it('are marked where a row of theirs was changed', () => {
    const text = linesOf(
      sealed([intent('1', 'a', 'b'), outcome('1', 'verified'), intent('2', 'b', 'a')], readChain('').end),
    );
    const chain = readChain(text.replace('"result":"verified"', '"result":"unverified"'));
    expect(changesOf(chain, live('b'), AT).map(({ id, tampered }) => [id, tampered])).toEqual([
      ['2', false],
      ['1', true],
    ]);
  });

  it('of a row that was copied are told apart, and an outcome that was put in behind the first changes nothing', () => {
    const rows = sealed([intent('1', 'a', 'b'), outcome('1', 'verified')], readChain('').end);
    const forged = linesOf(rows).split('\n')[1]?.replace('"verified"', '"failed"') ?? '';
    const found = changesOf(readChain(`${linesOf(rows)}${forged}\n${linesOf(rows)}`), live('b'), AT);
    expect(found.map(({ id, result, tampered }) => [id, result, tampered])).toEqual([
      ['row-4', 'verified', true],
      ['1', 'verified', false],
    ]);
  });

  it('that the endpoint itself tells are the last flip, and one more where that is not in force', () => {
    const last = { id: '1', at: AT, from: 'a', to: 'b', reason: 'r', row: null };
    expect(changeOfTag(last, live('b')).map(({ from, to, reason }) => [from, to, reason])).toEqual([['a', 'b', 'r']]);
    expect(changeOfTag(last, live('c')).map(({ from, to, how }) => [from, to, how])).toEqual([
      ['b', 'c', 'elsewhere'],
      ['a', 'b', 'here'],
    ]);
    expect(changeOfTag({ ...last, row: 'f'.repeat(32) }, live('b'))).toMatchObject([
      { result: 'tagged', written: true },
    ]);
    expect(changeOfTag({ ...last, row: null }, live('b'))).toMatchObject([{ result: 'tagged', written: false }]);
    expect(changeOfTag(null, live('b'))).toEqual([]);
  });
});

describe('the endpoint tag against the history', () => {
  const last = { id: '9', at: AT, from: 'a', to: 'b', reason: null, row: 'f'.repeat(32) };

  it('shows rows that are missing at the end, and a history that was written anew', () => {
    const chain = chainOf([intent('1', 'a', 'b'), outcome('1', 'verified')]);
    const row = (chain.rows[0]?.row.hash ?? '').slice(0, 32);
    expect(problemsOf(chain, { ...last, id: '1', row })).toEqual([]);
    expect(problemsOf(chain, last)).toMatchObject([{ row: null, message: /is missing/ }]);
    expect(problemsOf(chain, { ...last, id: '1' })).toMatchObject([
      { message: /not in the row that the endpoint names/ },
    ]);
    expect(problemsOf(chain, { ...last, row: null })).toEqual([]);
    expect(problemsOf(chain, null)).toEqual([]);
  });

  it('is kept as a row, once, so that the next flip does not hide what was lost', () => {
    const loss = lossOf([], last, AT);
    const chain = chainOf([...(loss ? [loss] : []), intent('10', 'b', 'c')]);
    expect(
      lossOf(
        chain.rows.map(({ row }) => row),
        last,
        AT,
      ),
    ).toBeNull();
    const row = (chain.rows[1]?.row.hash ?? '').slice(0, 32);
    expect(problemsOf(chain, { ...last, id: '10', row })).toMatchObject([
      { row: 1, message: /is missing\. So it was found at/ },
    ]);
    expect(changesOf(chain, live('c'), AT).map(({ id }) => id)).toEqual(['10']);
  });
});

it('a flip is under way for a minute, or until it has an outcome', () => {
  const now = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000);
  const rows = [intent('1', 'a', 'b')];
  expect(flipUnderWay(rows, now(30))).toMatchObject({ flip: '1' });
  expect(flipUnderWay(rows, now(61))).toBeNull();
  expect(flipUnderWay([...rows, outcome('1', 'unknown')], now(30))).toBeNull();
  expect(flipUnderWay(rows, now(-30))).toMatchObject({ flip: '1' }); // another clock, a little behind
  expect(flipUnderWay(rows, now(-61))).toBeNull(); // or a row that somebody made up
});
