import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryFacts } from '@/lib/contracts/api/history';
import { canonical, sha256 } from './canonical';
import { linesOf, readChain, sealed } from './chain';

const intent = (flip: string, to: string): HistoryFacts => ({
  event: 'intent',
  at: '2026-11-26T07:00:00.000Z',
  flip,
  from: 'a',
  to,
  reason: 'ü "quoted"\n=1+1',
  change: null,
  undoes: null,
});

function history(count: number): string[] {
  const start = readChain('').end;
  const rows = sealed(
    Array.from({ length: count }, (_, at) => intent(`flip-${at}`, `d${at}`)),
    start,
  );
  return linesOf(rows).split('\n').slice(0, -1);
}
const messages = (lines: readonly string[]) => readChain(`${lines.join('\n')}\n`).problems;

describe('canonical', () => {
  it('is one text for one value, whatever the order of its members', () => {
    expect(canonical({ b: [1, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonical(turned as Parameters<typeof canonical>[0])).toBe(
          canonical(value as Parameters<typeof canonical>[0]),
        );
      }),
    );
  });

  it('hashes UTF-8 as everybody else does', () => {
    expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});

describe('a chain', () => {
  it('is whole as it was written, also when it grew in two parts', () => {
    const first = linesOf(sealed([intent('1', 'b')], readChain('').end));
    const second = linesOf(sealed([intent('2', 'c')], readChain(first).end));
    const chain = readChain(first + second);
    expect(chain.problems).toEqual([]);
    expect(chain.rows.map(({ row }) => row.number)).toEqual([1, 2]);
  });

  it('names the row whose text was changed, whichever member of it', () => {
    const lines = history(4);
    for (const [find, put] of [
      ['"to":"d2"', '"to":"dX"'],
      ['"event":"intent"', '"event":"intent","added":1'],
      ['2026-11-26', '2026-11-27'],
    ] as const) {
      const changed = lines.with(2, (lines[2] ?? '').replace(find, put));
      expect(messages(changed)).toEqual([{ row: 3, message: 'Row 3 was changed after it was written.' }]);
    }
  });

  it('names where a row was taken away, put in or moved', () => {
    const lines = history(4);
    const notFollowing = (row: number) => ({
      row,
      message: `Row ${row} does not follow row ${row - 1}: a row was taken away, put in or moved.`,
    });
    expect(messages(lines.toSpliced(1, 1))).toEqual([notFollowing(2)]);
    expect(messages(lines.toSpliced(2, 0, lines[0] ?? ''))).toEqual([notFollowing(3), notFollowing(4)]);
    expect(messages([lines[0], lines[2], lines[1], lines[3]].map(String))[0]).toEqual(notFollowing(2));
    expect(messages(lines.slice(1))).toEqual([{ row: 1, message: 'Row 1 is not the first that was written.' }]);
  });

  it('names a row that was written anew with a hash of its own by the one after it', () => {
    const lines = history(3);
    const [forged] = sealed([intent('flip-1', 'forged')], readChain(`${lines[0]}\n`).end);
    const replaced = lines.with(1, linesOf(forged ? [forged] : []).trim());
    expect(messages(replaced)).toMatchObject([{ row: 3 }]);
  });

  it('goes on behind a row that can not be read, which stays named', () => {
    const lines = history(2).with(1, 'not json');
    const chain = readChain(lines.join('\n'));
    expect(chain.problems).toEqual([{ row: 2, message: 'Row 2 can not be read.' }]);
    const more = linesOf(sealed([intent('3', 'z')], chain.end));
    expect(messages([...lines, more.trim()])).toEqual(chain.problems);
  });
});
