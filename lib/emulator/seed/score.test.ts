import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greyPng, rawPng } from '../compute/testing/onnx-models';
import { digitFiles } from './digits';

const python = process.env.STUDIO_TEST_PYTHON || 'python3';

/** Calls the script as the compute does: init() once, then run() with paths; prints rows or the error as JSON. */
const DRIVER = `
import json, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import score
score.init()
out = []
for path in sys.argv[2:]:
    try: out += score.run([path])
    except ValueError as problem: out.append("error: " + str(problem))
print(json.dumps(out))
`;

const seed = import.meta.dirname;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'score-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function score(files: Record<string, Uint8Array>): Promise<string[]> {
  const paths = Object.keys(files).map((name) => join(folder, name));
  await Promise.all(Object.values(files).map((bytes, index) => writeFile(paths[index] ?? '', bytes)));
  const env = {
    NODE_ENV: 'test' as const,
    PATH: process.env.PATH,
    AZUREML_MODEL_DIR: join(seed, 'models'),
    PYTHONUTF8: '1',
  };
  const { stdout } = await promisify(execFile)(python, ['-c', DRIVER, join(seed, 'code'), ...paths], { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

describe('score.py', () => {
  it('reads every kind of row filter, grey and RGB, with and without alpha, to the same digit', async () => {
    const png = (await digitFiles(1))[0]?.body ?? Buffer.alloc(0);
    const grey = Array.from({ length: 784 }, (_, at) => (at % 28 > 12 && at % 28 < 16 ? 255 : 0));
    const filtered = Array.from({ length: 28 }, (_, y) => filterRow(grey, y, y % 5)).flat();
    const of = (channels: number) =>
      encode({ width: 28, height: 28, channels, data: Uint8Array.from(grey.flatMap((v) => expand(v, channels))) });
    const rows = await score({
      'seven.png': png,
      'plain.png': greyPng(28, 28, grey),
      'filtered.png': rawPng({ width: 28, height: 28, depth: 8, colour: 0, rows: filtered }),
      'alpha.png': of(2),
      'rgb.png': of(3),
      'a, b.png': of(4),
    });
    expect(rows).toEqual(['7,seven.png', '1,plain.png', '1,filtered.png', '1,alpha.png', '1,rgb.png', '1,"a, b.png"']);
  });

  it('names the file that it cannot score', async () => {
    const rows = await score({
      'notes.png': Buffer.from('hello'),
      'small.png': greyPng(2, 1, [1, 2]),
      'short.png': greyPng(28, 28, [1, 2]),
      'deep.png': rawPng({ width: 28, height: 28, depth: 16, colour: 0, rows: [0] }),
    });
    expect(rows.map((row) => row.replace(/^error: /, ''))).toEqual([
      'notes.png is not a PNG image.',
      'small.png has 2 × 1 pixels, and the model takes 28 × 28.',
      'short.png is a damaged PNG image: its image data is cut short.',
      expect.stringContaining('deep.png is a PNG image that this script does not read'),
    ]);
  });
});

const expand = (value: number, channels: number) =>
  channels % 2 ? new Array<number>(channels).fill(value) : [...new Array<number>(channels - 1).fill(value), 128];

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** A row of a PNG of one byte per pixel behind its filter byte (PNG specification, section 9). */
function filterRow(grey: number[], y: number, filter: number): number[] {
  const at = (x: number, row: number) => (x < 0 || row < 0 ? 0 : (grey[row * 28 + x] ?? 0));
  const guess = (x: number) => {
    const [left, up, corner] = [at(x - 1, y), at(x, y - 1), at(x - 1, y - 1)];
    return [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
  };
  return [filter, ...Array.from({ length: 28 }, (_, x) => (at(x, y) - guess(x)) & 255)];
}
