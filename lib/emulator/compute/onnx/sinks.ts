import { Tensor } from 'onnxruntime-node';
import type { Dtype } from '../mlflow/dtypes';
import type { Value } from './cells';

/** Takes the values of one tensor, in row-major order of position. */
export interface Sink {
  set(position: number, value: Value): void;
  tensor(dims: readonly number[]): Tensor;
}

type Dims = readonly number[];

const numbers = <D extends { [position: number]: number }>(data: D, tensor: (data: D, dims: Dims) => Tensor): Sink => ({
  set: (position, value) => {
    data[position] = Number(value);
  },
  tensor: (dims) => tensor(data, dims),
});

const bigints = <D extends { [position: number]: bigint }>(data: D, tensor: (data: D, dims: Dims) => Tensor): Sink => ({
  set: (position, value) => {
    data[position] = BigInt(value);
  },
  tensor: (dims) => tensor(data, dims),
});

function texts(length: number): Sink {
  const data = Array.from({ length }, () => '');
  return {
    set: (position, value) => {
      data[position] = String(value);
    },
    tensor: (dims) => new Tensor('string', data, dims),
  };
}

/** An empty tensor of `length` values of a type. */
export const sinks: Readonly<Record<Dtype, (length: number) => Sink>> = {
  bool: (length) => numbers(new Uint8Array(length), (data, dims) => new Tensor('bool', data, dims)),
  int8: (length) => numbers(new Int8Array(length), (data, dims) => new Tensor('int8', data, dims)),
  int16: (length) => numbers(new Int16Array(length), (data, dims) => new Tensor('int16', data, dims)),
  int32: (length) => numbers(new Int32Array(length), (data, dims) => new Tensor('int32', data, dims)),
  int64: (length) => bigints(new BigInt64Array(length), (data, dims) => new Tensor('int64', data, dims)),
  uint8: (length) => numbers(new Uint8Array(length), (data, dims) => new Tensor('uint8', data, dims)),
  uint16: (length) => numbers(new Uint16Array(length), (data, dims) => new Tensor('uint16', data, dims)),
  uint32: (length) => numbers(new Uint32Array(length), (data, dims) => new Tensor('uint32', data, dims)),
  uint64: (length) => bigints(new BigUint64Array(length), (data, dims) => new Tensor('uint64', data, dims)),
  float32: (length) => numbers(new Float32Array(length), (data, dims) => new Tensor('float32', data, dims)),
  float64: (length) => numbers(new Float64Array(length), (data, dims) => new Tensor('float64', data, dims)),
  string: texts,
};
