import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pythonFloat, pythonFloat32 } from './python-text';

it.each([
  [2, '2.0'],
  [0, '0.0'],
  [-0, '-0.0'],
  [0.1, '0.1'],
  [-12.5, '-12.5'],
  [100, '100.0'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e-7, '1.5e-07'],
  [1e15, '1000000000000000.0'],
  [123456789012345680, '1.2345678901234568e+17'],
  [1e16, '1e+16'],
  [1e22, '1e+22'],
  [5e-324, '5e-324'],
  [NaN, 'nan'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
])('%d is printed as repr() does', (value, text) => {
  expect(pythonFloat(value)).toBe(text);
});

it('what is printed reads back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(pythonFloat(value))).toBe(value);
      expect(pythonFloat(value)).toMatch(/^-?\d+(\.\d+|(\.\d+)?e[+-]\d{2,})$/);
    }),
  );
});

it('a float32 is printed in as few digits as give it back', () => {
  expect([0.1, 2, 1e-5, 16777216, 0.3].map((value) => pythonFloat32(Math.fround(value)))).toEqual([
    ...['0.1', '2.0', '1e-05', '16777216.0', '0.3'],
  ]);
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Math.fround(Number(pythonFloat32(value)))).toBe(value);
    }),
  );
});
