import { afterEach, describe, expect, it } from 'vitest';
import { FileError, ModelError } from '../mlflow/errors';
import { floats, graphBytes, greyPng, integer, sumGraph, tensorSpec, types } from '../testing/onnx-models';
import { openScorers, scoredLines } from '../testing/open-scorers';
import { scoringFile } from '../testing/scoring-files';

const scorers = openScorers();
afterEach(() => scorers.close());

const png = (name: string, ...values: number[]) => scoringFile(name, greyPng(2, 1, values));
const sums = (inputName = 'picture', dtype = 'uint8', channels = 1) =>
  scorers.of(sumGraph(inputName, dtype === 'uint8' ? types.UINT8 : types.FLOAT, 1, 2, channels), [
    tensorSpec('picture', dtype, [-1, 1, 2, channels]),
  ]);

describe('createOnnxScorer', () => {
  it('scores a mini-batch as one tensor, rows in the order of the files', async () => {
    const scorer = await sums();
    expect(await scoredLines(scorer, png('a.png', 1, 2), png('b.png', 200, 100), png('c.png', 0, 0))).toEqual([
      '3,a.png',
      '300,b.png',
      '0,c.png',
    ]);
    expect(await scoredLines(scorer)).toEqual([]);
  });

  it('gives float32 inputs the values 0 to 255, and grey images three equal channels', async () => {
    const scorer = await sums('picture', 'float32', 3);
    expect(await scoredLines(scorer, png('a.png', 255, 10))).toEqual(['795,a.png']);
  });

  it('takes the input name of the graph where the signature has another', async () => {
    expect(await scoredLines(await sums('anything'), png('a.png', 1, 1))).toEqual(['2,a.png']);
  });

  it('writes the name quoted where needed', async () => {
    const rows = await scoredLines(await sums(), png('a,b.png', 1, 1), png('say "x".png', 1, 1), png('ä #%.png', 1, 1));
    expect(rows).toEqual(['2,"a,b.png"', '2,"say ""x"".png"', '2,ä #%.png']);
  });

  it('writes several values per image as a list, in a quoted field', async () => {
    const graph = graphBytes({
      inputs: [{ name: 'x', type: types.FLOAT, dims: ['N', 1, 2, 1] }],
      outputs: [{ name: 'y', type: types.FLOAT, dims: ['N', 2] }],
      nodes: [
        { opType: 'Flatten', input: ['x'], output: ['flat'], attribute: [integer('axis', 1)] },
        { opType: 'Mul', input: ['flat', 'tenth'], output: ['y'] },
      ],
      constants: [floats('tenth', [0.1])],
    });
    const scorer = await scorers.of(graph, [tensorSpec('x', 'float32', [-1, 1, 2, 1])]);
    expect(await scoredLines(scorer, png('a.png', 1, 20), png('b.png', 3, 0))).toEqual([
      '"[0.1, 2.0]",a.png',
      '"[0.3, 0.0]",b.png',
    ]);
  });

  it('names the file that is no image, and goes on with the next mini-batch', async () => {
    const scorer = await sums();
    const files = [png('a.png', 1, 2), scoringFile('notes.txt', 'hello')];
    await expect(scorer.score(files)).rejects.toThrow(
      new FileError('The file notes.txt is neither a PNG nor a JPEG image.'),
    );
    expect(await scoredLines(scorer, png('a.png', 1, 2))).toEqual(['3,a.png']);
  });

  it('says that the graph cannot be loaded, or does not take what the signature says', async () => {
    const image = [tensorSpec('x', 'uint8', [-1, 1, 2, 1])];
    await expect(scorers.of(Buffer.from('no graph'), image)).rejects.toThrow(ModelError);
    const scorer = await scorers.of(sumGraph('x', types.UINT8, 9, 9, 1), image);
    await expect(scorer.score([png('a.png', 1, 2)])).rejects.toThrow(
      /could not score a tensor of shape \(1, 1, 2, 1\)/,
    );
  });

  it('says so where the output is not one row per image', async () => {
    const graph = graphBytes({
      inputs: [{ name: 'x', type: types.FLOAT, dims: ['N', 1, 2, 1] }],
      outputs: [{ name: 'y', type: types.FLOAT, dims: [1] }],
      nodes: [{ opType: 'Identity', input: ['one'], output: ['y'] }],
      constants: [floats('one', [1])],
    });
    const scorer = await scorers.of(graph, [tensorSpec('x', 'float32', [-1, 1, 2, 1])]);
    await expect(scorer.score([png('a.png', 1, 2), png('b.png', 1, 2)])).rejects.toThrow(
      'shape (1) for 2 rows or images',
    );
  });
});
