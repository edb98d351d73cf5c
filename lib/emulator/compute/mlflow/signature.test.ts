import { describe, expect, it } from 'vitest';
import { columnSpec, tensorSpec } from '../testing/onnx-models';
import { ModelError } from './errors';
import { imageInput, modelInputs } from './signature';

const read = (...inputs: object[]) => modelInputs(JSON.stringify(inputs));
const image = tensorSpec('x', 'uint8', [-1, 28, 28, 1]);

describe('modelInputs', () => {
  it('reads columns with their types, and which of them may be absent', () => {
    const types = ['boolean', 'integer', 'long', 'float', 'double', 'string'];
    const inputs = read(...types.map((type) => ({ name: type, type })), columnSpec('maybe', 'double', false));
    expect(inputs).toMatchObject({
      style: 'columns',
      text: '(boolean: boolean; integer: integer; long: long; float: float; double: double; string: string; maybe: double)',
    });
    const columns = inputs.style === 'columns' ? inputs.columns : [];
    expect(columns.map(({ dtype }) => dtype)).toEqual([
      ...['bool', 'int32', 'int64', 'float32', 'float64', 'string', 'float64'],
    ]);
    expect(columns.map(({ required }) => required)).toEqual([true, true, true, true, true, true, false]);
  });

  it('reads tensors, named or not, of texts as well', () => {
    expect(read(tensorSpec('x', 'float32', [-1, 784]), tensorSpec('y', 'str', [-1]))).toMatchObject({
      style: 'tensors',
      tensors: [
        { name: 'x', dtype: 'float32', shape: [784] },
        { name: 'y', dtype: 'string', shape: [] },
      ],
    });
    expect(read({ type: 'tensor', 'tensor-spec': { dtype: '<U12', shape: [-1, 1] } })).toMatchObject({
      tensors: [{ name: null, dtype: 'string' }],
    });
  });

  it.each([
    ['no JSON', 'nothing', 'are not what MLflow writes: nothing'],
    ['no inputs', '[]', 'are not what MLflow writes: []'],
    ['dates', JSON.stringify([columnSpec('day', 'datetime')]), 'signature is (day: datetime).'],
    ['lists', JSON.stringify([{ name: 'l', type: 'array', items: { type: 'long' } }]), 'signature is (l: array).'],
    ['an inherited name', JSON.stringify([columnSpec('c', 'constructor')]), '(c: constructor)'],
    ['an open size', JSON.stringify([tensorSpec('x', 'uint8', [-1, -1, -1, 3])]), 'x: uint8 (-1, -1, -1, 3)'],
    ['a fixed number of rows', JSON.stringify([tensorSpec('x', 'uint8', [1, 4])]), '(1, 4)'],
    ['another type', JSON.stringify([tensorSpec('x', 'complex64', [-1, 2])]), 'complex64 (-1, 2)'],
  ])('says what is wrong with %s', (_, text, sentence) => {
    expect(() => modelInputs(text)).toThrow(ModelError);
    expect(() => modelInputs(text)).toThrow(sentence);
  });
});

describe('imageInput', () => {
  it('sees images in one tensor of bytes or floats, channels last', () => {
    expect(imageInput(read(tensorSpec('x', 'float32', [-1, 5, 7, 3])))).toEqual({
      ...{ name: 'x', dtype: 'float32', height: 5, width: 7, channels: 3 },
    });
    expect(imageInput(read(image))).toMatchObject({ dtype: 'uint8', channels: 1 });
  });

  it.each([
    [image, image],
    [columnSpec('age', 'double')],
    [tensorSpec('x', 'float32', [-1, 784])],
    [tensorSpec('x', 'float32', [-1, 3, 224, 224])],
    [tensorSpec('x', 'int64', [-1, 2, 2, 1])],
  ])('sees none in %j', (...inputs) => {
    expect(imageInput(read(...inputs))).toBeNull();
  });
});
