/** Element types of tensors, by the names that NumPy, MLflow's tensor signatures and onnxruntime share. */
export type Dtype =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32'
  | 'float64'
  | 'string';

/** Least and greatest value of the whole-number types. */
export const wholeRanges: Partial<Record<Dtype, readonly [least: bigint, most: bigint]>> = {
  int8: [-128n, 127n],
  int16: [-32_768n, 32_767n],
  int32: [-2_147_483_648n, 2_147_483_647n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint8: [0n, 255n],
  uint16: [0n, 65_535n],
  uint32: [0n, 4_294_967_295n],
  uint64: [0n, 2n ** 64n - 1n],
};

/** Types of columns in MLflow's signatures (mlflow.types.DataType) that are scored here. */
export const columnTypes: Readonly<Record<string, Dtype>> = {
  boolean: 'bool',
  integer: 'int32',
  long: 'int64',
  float: 'float32',
  double: 'float64',
  string: 'string',
};

const names: ReadonlySet<string> = new Set<Dtype>([
  ...(['bool', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'] as const),
  ...(['float32', 'float64', 'string'] as const),
]);

export const isDtype = (name: string): name is Dtype => names.has(name);

/** A tensor signature's dtype; MLflow writes texts as `str`, `object` or a NumPy width such as `<U12`. */
export function tensorDtype(name: string): Dtype | null {
  if (name === 'str' || name === 'object' || /^[<>=|]?U\d*$/.test(name)) return 'string';
  return isDtype(name) ? name : null;
}

const isFloat = (dtype: Dtype) => dtype === 'float32' || dtype === 'float64';

/**
 * Whether values of a signature's type may go into a tensor of the graph's type: whole numbers where all of them fit or
 * as floats, booleans as numbers, doubles as floats (MLflow's onnx flavor casts them too), texts as texts.
 */
export function fits(from: Dtype, to: Dtype): boolean {
  if (from === to) return true;
  if (from === 'string' || to === 'string' || to === 'bool') return false;
  if (from === 'bool' || isFloat(to)) return true;
  const [given, taken] = [wholeRanges[from], wholeRanges[to]];
  return given !== undefined && taken !== undefined && given[0] >= taken[0] && given[1] <= taken[1];
}
