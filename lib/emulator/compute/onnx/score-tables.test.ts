import { afterEach, describe, expect, it } from 'vitest';
import { FileError, ModelError } from '../mlflow/errors';
import {
  addGraph,
  classifierGraph,
  columnSpec,
  echoGraph,
  graphBytes,
  greyPng,
  integers,
  sumGraph,
  tensorSpec,
  types,
} from '../testing/onnx-models';
import { openScorers, scoredLines } from '../testing/open-scorers';
import { scoringFile } from '../testing/scoring-files';
import type { OnnxScorer } from './index';

const scorers = openScorers();
afterEach(() => scorers.close());

const csv = (text: string) => scoringFile('t.csv', text);
const json = (...rows: unknown[]) => scoringFile('t.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
const doubles = [columnSpec('a', 'double'), columnSpec('b', 'double')];

async function refusal(scorer: OnnxScorer, ...files: Parameters<OnnxScorer['score']>[0]): Promise<string> {
  const problem: unknown = await scorer.score(files).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(FileError);
  return problem instanceof Error ? problem.message : '';
}

describe('a signature of columns', () => {
  it('fills each input of the graph with the column of its name, whatever the order and whatever else is there', async () => {
    const scorer = await scorers.of(addGraph(), doubles);
    expect(await scoredLines(scorer, csv('extra,b,a\nx,0.25,1\ny,2e3,-1\nz,,1\n'))).toEqual([
      '0,1.25,t.csv',
      '1,1999.0,t.csv',
      '2,nan,t.csv',
    ]);
    expect(await scoredLines(scorer, json({ b: 1, a: 0.5, extra: {} }, { a: null, b: 1 }))).toEqual([
      '0,1.5,t.jsonl',
      '1,nan,t.jsonl',
    ]);
  });

  it('gives all columns to the one input of the graph, in the order of the signature', async () => {
    const scorer = await scorers.of(echoGraph(types.FLOAT, 3), [
      ...[columnSpec('flag', 'boolean'), columnSpec('n', 'integer'), columnSpec('x', 'double')],
    ]);
    expect(await scoredLines(scorer, csv('x,n,flag\n0.5,7,true\n1,-2,False\n'))).toEqual([
      '0,"[1.0, 7.0, 0.5]",t.csv',
      '1,"[0.0, -2.0, 1.0]",t.csv',
    ]);
    expect(await scoredLines(scorer, json({ flag: true, n: 7, x: 0.5 }))).toEqual(['0,"[1.0, 7.0, 0.5]",t.jsonl']);
  });

  it('takes columns without names by their position', async () => {
    const scorer = await scorers.of(echoGraph(types.INT64, 2), [{ type: 'long' }, { type: 'integer' }]);
    expect(await scoredLines(scorer, csv('any,thing,more\n9007199254740993,2,x\n'))).toEqual([
      '0,"[9007199254740993, 2]",t.csv',
    ]);
    expect(await refusal(scorer, csv('any\n1\n'))).toContain('it has 1 columns, the model takes 2');
  });

  it('keeps texts as they are, and quotes them in the rows', async () => {
    const scorer = await scorers.of(echoGraph(types.STRING, 1), [columnSpec('x', 'string')]);
    expect(await scoredLines(scorer, csv('x\n"a, b"\nNA\n ü \n'))).toEqual([
      '0,"a, b",t.csv',
      '1,NA,t.csv',
      '2, ü ,t.csv',
    ]);
  });

  it('lets an optional column be absent where its type knows a missing value', async () => {
    const scorer = await scorers.of(addGraph(), [columnSpec('a', 'double'), columnSpec('b', 'double', false)]);
    expect(await scoredLines(scorer, csv('a\n1\n'))).toEqual(['0,nan,t.csv']);
    expect(await scoredLines(scorer, json({ a: 1 }, { a: 1, b: 2 }))).toEqual(['0,nan,t.jsonl', '1,3.0,t.jsonl']);
    const whole = await scorers.of(echoGraph(types.INT64, 1), [columnSpec('n', 'long', false)]);
    expect(await refusal(whole, csv('m\n1\n'))).toContain('row 0 has no value of column n, and the type long knows no');
  });

  it.each([
    ['a missing column', csv('a,c\n1,2\n'), 'it has no column b (double); its columns are a, c.'],
    [
      'a key that later rows lack',
      json({ a: 1, b: 2 }, { a: 1 }),
      'column b in row 1 has no value, which is not of type double.',
    ],
    ['a text', csv('a,b\n1,2\n1,two\n'), 'column b in row 1 is "two", which is not of type double.'],
    ['a number as text', json({ a: '1', b: 2 }), 'column a in row 0 is "1", which is not of type double.'],
    ['a list', json({ a: [1, 2], b: 2 }), 'column a in row 0 holds 2 values and not 1.'],
  ])('names the file and the reason for %s', async (_, file, reason) => {
    const scorer = await scorers.of(addGraph(), doubles);
    expect(await refusal(scorer, file)).toBe(`The file ${file.name} does not fit the model's signature: ${reason}`);
  });

  it('says so when a whole number is none or too large', async () => {
    const scorer = await scorers.of(echoGraph(types.INT64, 1), [columnSpec('n', 'integer')]);
    expect(await refusal(scorer, csv('n\n1.0\n'))).toContain(
      'column n in row 0 is "1.0", which is not of type integer.',
    );
    expect(await refusal(scorer, csv('n\n2147483648\n'))).toContain('is not of type integer.');
  });

  it.each([
    ['an input without a column', addGraph(), [columnSpec('a', 'double')], 'its signature has no b: (a: double)'],
    [
      'another number of columns',
      echoGraph(types.FLOAT, 3),
      doubles,
      'x with 3 values a row, its signature has 2 columns',
    ],
    [
      'a type that does not fit',
      echoGraph(types.INT64, 1),
      [columnSpec('x', 'float')],
      'x is of type float, which does not fit',
    ],
    ['texts for numbers', addGraph(), [columnSpec('a', 'double'), columnSpec('b', 'string')], 'b is of type string'],
  ])('is refused with the model when the graph has %s', async (_, graph, inputs, sentence) => {
    const problem: unknown = await scorers.of(graph, inputs).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ModelError);
    expect(String(problem)).toContain(sentence);
  });
});

describe('a signature of tensors', () => {
  it('takes all columns of a table in their order, or a list under the name of the tensor', async () => {
    const scorer = await scorers.of(echoGraph(types.FLOAT, 3), [tensorSpec('x', 'float32', [-1, 3])]);
    expect(await scoredLines(scorer, csv('c,b,a\n1,2,3\n'))).toEqual(['0,"[1.0, 2.0, 3.0]",t.csv']);
    expect(await scoredLines(scorer, json({ x: [1, 2, 3] }, { x: [4, 5, 6] }))).toEqual([
      '0,"[1.0, 2.0, 3.0]",t.jsonl',
      '1,"[4.0, 5.0, 6.0]",t.jsonl',
    ]);
    expect(await refusal(scorer, csv('a,b\n1,2\n'))).toContain(
      'its 2 columns are a, b; the model takes x, 3 values of float32',
    );
    expect(await refusal(scorer, json({ x: [1, 2] }))).toContain('column x in row 0 holds 2 values and not 3');
  });

  it('takes the only column for a tensor without a name', async () => {
    const unnamed = { type: 'tensor', 'tensor-spec': { dtype: 'int64', shape: [-1, 2] } };
    const scorer = await scorers.of(echoGraph(types.INT64, 2), [unnamed]);
    expect(await scoredLines(scorer, json({ anything: [1, 2] }))).toEqual(['0,"[1, 2]",t.jsonl']);
  });

  it('fills several tensors by the names of the columns', async () => {
    const scorer = await scorers.of(addGraph(), [
      tensorSpec('b', 'float64', [-1, 1]),
      tensorSpec('a', 'float64', [-1, 1]),
    ]);
    expect(await scoredLines(scorer, csv('a,b\n1,2\n'))).toEqual(['0,3.0,t.csv']);
    expect(await refusal(scorer, csv('a,x\n1,2\n'))).toContain('it has no column b (float64)');
  });

  it('of images takes nested lists as well', async () => {
    const scorer = await scorers.of(sumGraph('x', types.UINT8, 1, 2, 1), [tensorSpec('x', 'uint8', [-1, 1, 2, 1])]);
    const picture = scoringFile('p.png', greyPng(2, 1, [1, 2]));
    expect(await scoredLines(scorer, json({ x: [[[200], [100]]] }), picture)).toEqual(['0,300,t.jsonl', '3,p.png']);
    expect(await refusal(scorer, csv('a,b\n1,2\n'))).toContain('its 2 columns are a, b');
  });
});

describe('a model without a signature', () => {
  it('takes what its graph takes', async () => {
    expect(await scoredLines(await scorers.of(addGraph(), null), csv('b,a\n1,2\n'))).toEqual(['0,3.0,t.csv']);
    const images = await scorers.of(sumGraph('x', types.UINT8, 1, 2, 1), null);
    expect(await scoredLines(images, scoringFile('p.png', greyPng(2, 1, [1, 2])))).toEqual(['3,p.png']);
    expect(await refusal(await scorers.of(addGraph(), null), scoringFile('p.png', ''))).toContain(
      "the model's signature takes (a: float64 (-1, 1); b: float64 (-1, 1)).",
    );
  });

  it('is refused where the graph leaves sizes open', async () => {
    const open = graphBytes({
      inputs: [{ name: 'x', type: types.FLOAT, dims: ['N', 'width'] }],
      outputs: [{ name: 'y', type: types.FLOAT, dims: ['N', 'width'] }],
      nodes: [{ opType: 'Identity', input: ['x'], output: ['y'] }],
    });
    await expect(scorers.of(open, null)).rejects.toThrow('no signature, and its graph does not say how large x is.');
  });
});

describe('files of other kinds', () => {
  it.each([
    ['p.png', "The file p.png is an image, but the model's signature takes (a: double; b: double)."],
    ['p.PARQUET', 'The file p.PARQUET is Parquet, which is not supported here.'],
    ['notes.txt', 'The file notes.txt is of a type that is not supported.'],
    ['t.tsv', 'The local workspace scores CSV (.csv), JSON lines (.jsonl, .ndjson, .json) and PNG or JPEG images.'],
    ['none', 'The file none is of a type that is not supported.'],
  ])('%s is refused by a model of tables', async (name, sentence) => {
    expect(await refusal(await scorers.of(addGraph(), doubles), scoringFile(name, 'x'))).toContain(sentence);
  });

  it('upper case endings are the same', async () => {
    const scorer = await scorers.of(addGraph(), doubles);
    expect(await scoredLines(scorer, scoringFile('T.CSV', 'a,b\n1,2\n'))).toEqual(['0,3.0,T.CSV']);
  });
});

describe('the output', () => {
  it('of a classifier is the label, also behind the probabilities by class', async () => {
    const scorer = await scorers.of(classifierGraph(), [columnSpec('x', 'float'), columnSpec('y', 'float')]);
    expect(await scoredLines(scorer, csv('x,y\n1,2\n5,3\n'))).toEqual(['0,1,t.csv', '1,0,t.csv']);
  });

  it('that is no tensor at all is refused with the model', async () => {
    const graph = graphBytes({
      inputs: [{ name: 'x', type: types.FLOAT, dims: ['N', 1] }],
      outputs: ['maps'],
      nodes: [
        {
          opType: 'ZipMap',
          domain: 'ai.onnx.ml',
          input: ['x'],
          output: ['maps'],
          attribute: [integers('classlabels_int64s', [0])],
        },
      ],
    });
    const problem: unknown = await scorers.of(graph, [columnSpec('x', 'float')]).catch((error: unknown) => error);
    expect(String(problem)).toContain("None of the outputs of the model's graph (maps) is a tensor.");
  });
});

it('rows go on counting over the batches of a large file, and start anew with the next', async () => {
  const scorer = await scorers.of(addGraph(), doubles);
  const large = csv(`a,b\n${Array.from({ length: 2_500 }, (_, row) => `${row},0.5`).join('\n')}\n`);
  const lines = await scoredLines(scorer, large, scoringFile('u.csv', 'a,b\n1,1\n'));
  expect(lines).toHaveLength(2_501);
  expect([lines[0], lines[2_499], lines[2_500]]).toEqual(['0,0.5,t.csv', '2499,2499.5,t.csv', '0,2.0,u.csv']);
});

it('a table without rows gives none', async () => {
  const scorer = await scorers.of(addGraph(), doubles);
  expect(await scorer.score([csv('a,b\n')])).toEqual({ count: 0, rows: '' });
});
