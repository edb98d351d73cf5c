import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { floats, graphBytes, greyPng, integer, modelFolder, sumGraph, tensorSpec, types } from '../testing/onnx-models';
import { createOnnxScorer, ImageError, ModelError, type OnnxScorer } from './index';

const folders: string[] = [];
const scorers: OnnxScorer[] = [];
afterEach(async () => {
  await Promise.all(scorers.splice(0).map((scorer) => scorer.close()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function scorerOf(graph: Uint8Array, inputs: object[]) {
  const folder = await modelFolder(graph, inputs);
  folders.push(folder);
  const scorer = await createOnnxScorer(folder);
  scorers.push(scorer);
  return scorer;
}

const png = (name: string, ...values: number[]) => ({ name, bytes: greyPng(2, 1, values) });
const sums = (inputName = 'picture', dtype = 'uint8', channels = 1) =>
  scorerOf(sumGraph(inputName, dtype === 'uint8' ? types.UINT8 : types.FLOAT, 1, 2, channels), [
    tensorSpec('picture', dtype, [-1, 1, 2, channels]),
  ]);

describe('createOnnxScorer', () => {
  it('scores a mini-batch as one tensor, rows in the order of the files', async () => {
    const scorer = await sums();
    expect(await scorer.score([png('a.png', 1, 2), png('b.png', 200, 100), png('c.png', 0, 0)])).toEqual([
      '3,a.png',
      '300,b.png',
      '0,c.png',
    ]);
    expect(await scorer.score([])).toEqual([]);
  });

  it('gives float32 inputs the values 0 to 255, and grey images three equal channels', async () => {
    const scorer = await sums('picture', 'float32', 3);
    expect(await scorer.score([png('a.png', 255, 10)])).toEqual(['795,a.png']);
  });

  it('takes the input name of the graph where the signature has another', async () => {
    expect(await (await sums('anything')).score([png('a.png', 1, 1)])).toEqual(['2,a.png']);
  });

  it('writes the base name, quoted where needed', async () => {
    const rows = await (await sums()).score([png('in/a,b.png', 1, 1), png('say "x".png', 1, 1), png('ä #%.png', 1, 1)]);
    expect(rows).toEqual(['2,"a,b.png"', '2,"say ""x"".png"', '2,ä #%.png']);
  });

  it('writes several values per image as a JSON list, in a quoted field', async () => {
    const graph = graphBytes({
      input: { name: 'x', type: types.FLOAT, dims: ['N', 1, 2, 1] },
      output: { name: 'y', type: types.FLOAT, dims: ['N', 2] },
      nodes: [
        { opType: 'Flatten', input: ['x'], output: ['flat'], attribute: [integer('axis', 1)] },
        { opType: 'Mul', input: ['flat', 'tenth'], output: ['y'] },
      ],
      constants: [floats('tenth', [0.1])],
    });
    const scorer = await scorerOf(graph, [tensorSpec('x', 'float32', [-1, 1, 2, 1])]);
    expect(await scorer.score([png('a.png', 1, 20), png('b.png', 3, 0)])).toEqual([
      '"[0.1,2]",a.png',
      '"[0.3,0]",b.png',
    ]);
  });

  it('names the file that is no image, and goes on with the next mini-batch', async () => {
    const scorer = await sums();
    const files = [png('a.png', 1, 2), { name: 'in/notes.txt', bytes: Buffer.from('hello') }];
    await expect(scorer.score(files)).rejects.toThrow(
      new ImageError('The file notes.txt is neither a PNG nor a JPEG image.'),
    );
    expect(await scorer.score([png('a.png', 1, 2)])).toEqual(['3,a.png']);
  });

  it('says that the graph cannot be loaded, or does not take what the signature says', async () => {
    const image = [tensorSpec('x', 'uint8', [-1, 1, 2, 1])];
    await expect(scorerOf(Buffer.from('no graph'), image)).rejects.toThrow(ModelError);
    const scorer = await scorerOf(sumGraph('x', types.UINT8, 9, 9, 1), image);
    await expect(scorer.score([png('a.png', 1, 2)])).rejects.toThrow(
      /could not score a tensor of shape \(1, 1, 2, 1\)/,
    );
  });

  it('says so where the output is not one row per image', async () => {
    const graph = graphBytes({
      input: { name: 'x', type: types.FLOAT, dims: ['N', 1, 2, 1] },
      output: { name: 'y', type: types.FLOAT, dims: [1] },
      nodes: [{ opType: 'Identity', input: ['one'], output: ['y'] }],
      constants: [floats('one', [1])],
    });
    const scorer = await scorerOf(graph, [tensorSpec('x', 'float32', [-1, 1, 2, 1])]);
    await expect(scorer.score([png('a.png', 1, 2), png('b.png', 1, 2)])).rejects.toThrow('shape (1) for 2 images');
  });
});
