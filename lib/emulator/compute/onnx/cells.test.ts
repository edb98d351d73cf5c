import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDtype, wholeRanges } from '../mlflow/dtypes';
import { missingValue, valueOfJson, valueOfText } from './cells';

const wholes = Object.entries(wholeRanges).flatMap(([dtype, range]) => (isDtype(dtype) ? { dtype, range } : []));

describe('whole numbers', () => {
  it('of every size are read back from text, exactly', () => {
    for (const { dtype, range } of wholes) {
      const [min, max] = range;
      const padded = fc.tuple(fc.bigInt({ min, max }), fc.nat(3), fc.constantFrom('', ' ', '\t'));
      fc.assert(
        fc.property(padded, ([value, zeros, space]) => {
          const digits = `${value < 0n ? '-' : ''}${'0'.repeat(zeros)}${value < 0n ? -value : value}`;
          expect(BigInt(valueOfText(dtype, `${space}${digits}${space}`) ?? 'no')).toBe(value);
        }),
      );
    }
  });

  it('beyond their type are refused, in text and in JSON', () => {
    for (const { dtype, range } of wholes) {
      const [min, max] = range;
      const outside = fc.oneof(fc.bigInt({ min: max + 1n }), fc.bigInt({ max: min - 1n }));
      fc.assert(fc.property(outside, (value) => valueOfText(dtype, String(value)) === null));
      expect(valueOfJson(dtype, Number(max) + 1)).toBeNull();
      expect(valueOfJson(dtype, Number.MAX_SAFE_INTEGER + 1)).toBeNull();
    }
  });

  it.each(['', '1.0', '1e3', 'NaN', 'true', '0x10', '1 2', '--1', '1'.repeat(50)])('%j is none', (text) => {
    expect(valueOfText('int32', text)).toBeNull();
    expect(valueOfText('int64', text)).toBeNull();
  });

  it('are whole in JSON as well, and no texts', () => {
    expect([1, 2.5, '1', null, true].map((value) => valueOfJson('int64', value))).toEqual([1n, null, null, null, null]);
  });
});

describe('floats', () => {
  it('are read back from text as JavaScript and Python print them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(valueOfText('float64', String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each(['', 'NA', 'n/a', 'NaN', 'null', '#N/A', ' nan '])('%j is a missing one', (text) => {
    expect(valueOfText('float64', text)).toBeNaN();
    expect(valueOfText('float32', text)).toBeNaN();
  });

  it.each([
    ['inf', Infinity],
    ['-Infinity', -Infinity],
    ['+.5', 0.5],
    ['3.', 3],
    ['1,5', null],
    ['abc', null],
    ['0x1p3', null],
    ['1e', null],
  ])('%j is %s', (text, value) => {
    expect(valueOfText('float64', text)).toBe(value);
  });

  it('are numbers or null in JSON', () => {
    expect(['1', true, [], undefined].map((value) => valueOfJson('float64', value))).toEqual([null, null, null, null]);
    expect([valueOfJson('float32', 2), valueOfJson('float64', null)]).toEqual([2, NaN]);
  });
});

it('booleans are the six words of pandas, and nothing else', () => {
  const texts = ['True', 'TRUE', 'true', 'False', 'FALSE', 'false', '1', '0', 'yes', '', 'constructor'];
  expect(texts.map((text) => valueOfText('bool', text))).toEqual([1, 1, 1, 0, 0, 0, null, null, null, null, null]);
  expect([true, false, 1, 'true'].map((value) => valueOfJson('bool', value))).toEqual([1, 0, null, null]);
});

it('texts stay as they are', () => {
  fc.assert(
    fc.property(fc.string(), (text) => valueOfText('string', text) === text && valueOfJson('string', text) === text),
  );
  expect([valueOfText('string', undefined), valueOfJson('string', 5), valueOfJson('string', null)]).toEqual([
    '',
    null,
    null,
  ]);
});

it('only floats and texts have a value that stands for none', () => {
  expect([missingValue('float32'), missingValue('string'), missingValue('int64'), missingValue('bool')]).toEqual([
    NaN,
    '',
    null,
    null,
  ]);
});
