import { describe, expect, test } from 'vitest';
import { bestMatches, findable, rankOf } from './match';

const named = (...names: string[]) => ({ names, found: findable(names) });
const order = (typed: string, ...names: string[]) =>
  bestMatches(
    names.map((name) => named(name)),
    typed,
    10,
  ).shown.map(({ names: [name] }) => name);

describe('what was typed', () => {
  test('fits exactly, then as a beginning, then at the start of a word, then anywhere', () => {
    expect(order('batch', 'rebatched', 'mnist-batch', 'batch-two', 'batch', 'mnist')).toEqual([
      'batch',
      'batch-two',
      'mnist-batch',
      'rebatched',
    ]);
  });

  test('finds the start of a later word behind a hit inside an earlier one', () => {
    expect(rankOf(findable(['xbatch batch']), 'batch')).toBe(rankOf(findable(['my batch']), 'batch'));
  });

  test('must hold every word, in any order and any field', () => {
    const thing = findable(['mnist-batch'], ['Digits of the north']);
    expect(rankOf(thing, 'north mnist')).not.toBeNull();
    expect(rankOf(thing, 'north mnist south')).toBeNull();
  });

  test('counts as its worst word does, unless it stands there as a whole', () => {
    expect(order('scan north', 'north of a rescan', 'scans north', 'a scan north')).toEqual([
      'scans north',
      'a scan north',
      'north of a rescan',
    ]);
    expect(order('weekly run', 'run of a weekly', 'weekly run')).toEqual(['weekly run', 'run of a weekly']);
  });

  test('is looked for no further once a word stands nowhere', () => {
    let looks = 0;
    const thing = {
      about: [],
      get names() {
        looks += 1;
        return ['mnist'];
      },
    };
    expect(rankOf(thing, `mnist ${'no '.repeat(5_000)}`)).toBeNull();
    expect(looks).toBe(2);
  });

  test('in a name stands before the same words elsewhere', () => {
    const about = { at: 'about', found: findable(['a'], ['digits']) };
    const inside = { at: 'name', found: findable(['thedigits']) };
    expect(bestMatches([about, inside], 'digits', 5).shown.map(({ at }) => at)).toEqual(['name', 'about']);
  });

  test('by any of its names is as good as by the first', () => {
    expect(rankOf(findable(['digits-inbox', 'batchjob-1']), 'batchjob-1')).toBe(0);
  });

  test.each([
    ['MNIST', 'mnist-batch'],
    ['  mnist  ', 'mnist-batch'],
    ['prüf', 'Pru\u0308fung'],
    ['a+b (1)', 'a+b (1)'],
  ])('%s finds %s', (typed, name) => expect(rankOf(findable([name]), typed)).not.toBeNull());

  test('that is nothing fits everything, in its order', () => {
    expect(order('', 'b', 'a')).toEqual(['b', 'a']);
  });
});

test('so many are shown, the others are counted', () => {
  const things = Array.from({ length: 12 }, (_, index) => named(`job-${index}`));
  const { shown, more } = bestMatches(things, 'job', 8);
  expect(shown).toEqual(things.slice(0, 8));
  expect(more).toBe(4);
  expect(bestMatches(things, 'job-11', 8)).toMatchObject({ shown: [things[11]], more: 0, best: 0 });
});
