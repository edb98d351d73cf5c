import onnxProto from 'onnx-proto';
import { PIXELS, SIDE } from './data';
import { CLASSES, HIDDEN, type Parameters } from './network';

const { onnx } = onnxProto;
const { FLOAT, UINT8, INT64 } = onnx.TensorProto.DataType;

const tensor = (name: string, dims: number[], values: Float32Array) => ({
  name,
  dims,
  dataType: FLOAT,
  rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
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

const integer = (name: string, i: number) => ({ name, type: onnx.AttributeProto.AttributeType.INT, i });

const nodes = [
  { opType: 'Cast', input: ['image'], output: ['grey'], attribute: [integer('to', FLOAT)] },
  { opType: 'Mul', input: ['grey', 'scale'], output: ['scaled'] },
  { opType: 'Flatten', input: ['scaled'], output: ['pixels'], attribute: [integer('axis', 1)] },
  { opType: 'Gemm', input: ['pixels', 'weights1', 'bias1'], output: ['sums1'] },
  { opType: 'Relu', input: ['sums1'], output: ['hidden'] },
  { opType: 'Gemm', input: ['hidden', 'weights2', 'bias2'], output: ['logits'] },
  { opType: 'ArgMax', input: ['logits'], output: ['digit'], attribute: [integer('axis', 1), integer('keepdims', 0)] },
];

/** The network as an ONNX graph (opset 13) from raw uint8 images `(N, 28, 28, 1)` to int64 digits `(N)`. */
export function onnxModel(parameters: Parameters): Uint8Array {
  const initializer = [
    tensor('scale', [1], Float32Array.of(1 / 255)),
    tensor('weights1', [PIXELS, HIDDEN], parameters.weights1),
    tensor('bias1', [HIDDEN], parameters.bias1),
    tensor('weights2', [HIDDEN, CLASSES], parameters.weights2),
    tensor('bias2', [CLASSES], parameters.bias2),
  ];
  const model = onnx.ModelProto.create({
    irVersion: 8,
    producerName: 'batch-studio',
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'mnist-perceptron',
      input: [value('image', UINT8, ['N', SIDE, SIDE, 1])],
      output: [value('digit', INT64, ['N'])],
      initializer,
      node: nodes,
    },
  });
  return onnx.ModelProto.encode(model).finish();
}
