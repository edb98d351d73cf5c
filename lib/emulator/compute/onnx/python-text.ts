/** The shortest decimal that gives a float32 back, as NumPy prints it: 0.1, not 0.10000000149011612. */
function shortestFloat32(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  // A decimal of up to six digits survives the way to float32 and back, so fewer need not be tried.
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** `1e-07`: two digits of exponent at least, always with a sign. */
function scientific(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** A double as Python's repr() prints it: 2.0, 0.0001, 1e-05, 1e+16, nan, -inf (float_repr_style 'short'). */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (size === Infinity) return `${sign}inf`;
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return sign + scientific(size);
  const text = String(size);
  return sign + (text.includes('.') ? text : `${text}.0`);
}

/** The same for a float32, in as few digits as give it back. */
export const pythonFloat32 = (value: number): string => pythonFloat(shortestFloat32(value));
