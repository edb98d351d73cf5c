import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import onnxProto from 'onnx-proto';
import { stringify } from 'yaml';

/** Tiny models and images for the tests of this folder. */
const { onnx } = onnxProto;
export const types = onnx.TensorProto.DataType;

export const integer = (name: string, i: number) => ({ name, type: onnx.AttributeProto.AttributeType.INT, i });
export const integers = (name: string, ints: number[]) => ({
  name,
  type: onnx.AttributeProto.AttributeType.INTS,
  ints,
});
export const floats = (name: string, values: number[]) => ({
  name,
  dims: [values.length],
  dataType: types.FLOAT,
  floatData: values,
});

const value = (name: string, elemType: number, dims: (string | number)[]) => ({
  name,
  type: {
    tensorType: {
      elemType,
      shape: { dim: dims.map((d) => (typeof d === 'string' ? { dimParam: d } : { dimValue: d })) },
    },
  },
});

interface TensorValue {
  name: string;
  type: number;
  dims: (string | number)[];
}

/** A list with a map of probabilities by class for each row, as converters of classifiers make them. */
const mapsValue = (name: string) => ({
  name,
  type: {
    sequenceType: {
      elemType: { mapType: { keyType: types.INT64, valueType: { tensorType: { elemType: types.FLOAT } } } },
    },
  },
});

interface Graph {
  inputs: TensorValue[];
  /** A text is the name of an output that is a list of maps. */
  outputs: (TensorValue | string)[];
  nodes: { opType: string; domain?: string; input: string[]; output: string[]; attribute?: object[] }[];
  constants?: object[];
}

export function graphBytes({ inputs, outputs, nodes, constants = [] }: Graph): Uint8Array {
  const model = onnx.ModelProto.create({
    irVersion: 8,
    opsetImport: [
      { domain: '', version: 13 },
      { domain: 'ai.onnx.ml', version: 1 },
    ],
    graph: {
      name: 'test',
      input: inputs.map(({ name, type, dims }) => value(name, type, dims)),
      output: outputs.map((one) => (typeof one === 'string' ? mapsValue(one) : value(one.name, one.type, one.dims))),
      initializer: constants,
      node: nodes,
    },
  });
  return onnx.ModelProto.encode(model).finish();
}

/** Adds up all values of an image: int64, one number per image. */
export const sumGraph = (inputName: string, type: number, height: number, width: number, channels: number) =>
  graphBytes({
    inputs: [{ name: inputName, type, dims: ['N', height, width, channels] }],
    outputs: [{ name: 'sum', type: types.INT64, dims: ['N'] }],
    nodes: [
      { opType: 'Cast', input: [inputName], output: ['whole'], attribute: [integer('to', types.INT64)] },
      { opType: 'Flatten', input: ['whole'], output: ['flat'], attribute: [integer('axis', 1)] },
      { opType: 'ReduceSum', input: ['flat', 'axes'], output: ['sum'], attribute: [integer('keepdims', 0)] },
    ],
    constants: [{ name: 'axes', dims: [1], dataType: types.INT64, int64Data: [1] }],
  });

/** Adds up the columns `a` and `b`, each of shape (N, 1), as doubles. */
export const addGraph = () =>
  graphBytes({
    inputs: ['a', 'b'].map((name) => ({ name, type: types.DOUBLE, dims: ['N', 1] })),
    outputs: [{ name: 'total', type: types.DOUBLE, dims: ['N', 1] }],
    nodes: [{ opType: 'Add', input: ['a', 'b'], output: ['total'] }],
  });

/** Gives its one input back: texts or numbers of shape (N, width). */
export const echoGraph = (type: number, width: number) =>
  graphBytes({
    inputs: [{ name: 'x', type, dims: ['N', width] }],
    outputs: [{ name: 'y', type, dims: ['N', width] }],
    nodes: [{ opType: 'Identity', input: ['x'], output: ['y'] }],
  });

/**
 * What a converter makes of a classifier with two features: the class with the larger one, behind the probabilities in
 * the graph's order, which are a list of maps.
 */
export const classifierGraph = () =>
  graphBytes({
    inputs: [{ name: 'features', type: types.FLOAT, dims: ['N', 2] }],
    outputs: ['output_probability', { name: 'output_label', type: types.INT64, dims: ['N'] }],
    nodes: [
      {
        opType: 'ArgMax',
        input: ['features'],
        output: ['output_label'],
        attribute: [integer('axis', 1), integer('keepdims', 0)],
      },
      { opType: 'Softmax', input: ['features'], output: ['shares'], attribute: [integer('axis', 1)] },
      {
        opType: 'ZipMap',
        domain: 'ai.onnx.ml',
        input: ['shares'],
        output: ['output_probability'],
        attribute: [integers('classlabels_int64s', [0, 1])],
      },
    ],
  });

export const columnSpec = (name: string, type: string, required = true) => ({ name, type, required });

export const tensorSpec = (name: string, dtype: string, shape: number[]) => ({
  name,
  type: 'tensor',
  'tensor-spec': { dtype, shape },
});

/** A model folder in a new temporary folder; the caller removes it. `inputs` null makes one without a signature. */
export async function modelFolder(graph: Uint8Array, inputs: object[] | null) {
  const folder = await mkdtemp(join(tmpdir(), 'onnx-model-'));
  await writeFile(join(folder, 'g.onnx'), graph);
  const signature = inputs && { inputs: JSON.stringify(inputs) };
  await writeFile(join(folder, 'MLmodel'), stringify({ flavors: { onnx: { data: 'g.onnx' } }, signature }));
  return folder;
}

function chunk(kind: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(kind), body]);
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  typed.copy(out, 4);
  out.writeUInt32BE(crc32(typed), body.length + 8);
  return out;
}

interface RawPng {
  width: number;
  height: number;
  depth: number;
  colour: number;
  interlace?: number;
  palette?: number[];
  alphas?: number[];
  /** Filter byte and packed samples of each row, one after another. */
  rows: number[];
}

/** A PNG of any kind, from its raw rows (the encoder of fast-png writes neither palettes nor less than 8 bits). */
export function rawPng({ width, height, depth, colour, interlace = 0, palette, alphas, rows }: RawPng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', Buffer.from(palette))] : []),
    ...(alphas ? [chunk('tRNS', Buffer.from(alphas))] : []),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const greyPng = (width: number, height: number, values: number[]) => {
  const rows = Array.from({ length: height }, (_, y) => [0, ...values.slice(y * width, (y + 1) * width)]).flat();
  return rawPng({ width, height, depth: 8, colour: 0, rows });
};
