import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tensorSpec } from '../testing/onnx-models';
import { ModelError } from './errors';
import { readOnnxModel } from './mlmodel';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlmodel-'));
});
afterEach(() => rm(folder, { recursive: true }));

const image = tensorSpec('x', 'uint8', [-1, 28, 28, 1]);
const onnx = 'flavors:\n  onnx:\n    data: model.onnx\n';
const signature = (inputs: unknown) => `signature:\n  inputs: '${JSON.stringify(inputs)}'\n`;
const write = (text: string, below = '') =>
  mkdir(join(folder, below), { recursive: true }).then(() => writeFile(join(folder, below, 'MLmodel'), text));

describe('readOnnxModel', () => {
  it.each(['', 'artifact'])('reads the MLmodel in %j', async (below) => {
    await write(onnx + signature([tensorSpec('x', 'float32', [-1, 5, 7, 3])]), below);
    const input = { name: 'x', dtype: 'float32', height: 5, width: 7, channels: 3 };
    expect(await readOnnxModel(folder)).toEqual({ file: join(folder, below, 'model.onnx'), input });
  });

  it.each([
    ['no MLmodel', null, 'The model has no MLmodel file'],
    ['other flavors', 'flavors:\n  sklearn: {}\n  python_function: {}\n', 'the flavors sklearn, python_function;'],
    ['no graph', `flavors:\n  onnx: {}\n${signature([image])}`, 'does not say in `data`'],
    ['a path out of the folder', `flavors:\n  onnx: { data: ../../etc/x }\n${signature([image])}`, 'points outside'],
    ['no YAML', 'flavors: [', 'The MLmodel file cannot be read'],
    ['no flavors', 'a: 1', 'The MLmodel file cannot be read'],
    ['no signature', onnx, 'The MLmodel has no signature.'],
    ['no JSON', `${onnx}signature:\n  inputs: nothing\n`, 'are not what MLflow writes: nothing'],
    ['columns', onnx + signature([{ name: 'age', type: 'double' }]), 'signature is (age: "double").'],
    ['two tensors', onnx + signature([image, image]), 'x: uint8 (-1, 28, 28, 1); x: uint8 (-1, 28, 28, 1)'],
    ['a flat tensor', onnx + signature([tensorSpec('x', 'float32', [-1, 784])]), '(x: float32 (-1, 784))'],
    ['channels first', onnx + signature([tensorSpec('x', 'float32', [-1, 3, 224, 224])]), '(-1, 3, 224, 224)'],
    ['an open size', onnx + signature([tensorSpec('x', 'uint8', [-1, -1, -1, 3])]), '(-1, -1, -1, 3)'],
    ['another type', onnx + signature([tensorSpec('x', 'int64', [-1, 2, 2, 1])]), 'int64 (-1, 2, 2, 1)'],
  ])('says what is wrong with %s', async (_, text, sentence) => {
    if (text !== null) await write(text);
    const problem: unknown = await readOnnxModel(folder).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ModelError);
    expect(String(problem)).toContain(sentence);
  });
});
