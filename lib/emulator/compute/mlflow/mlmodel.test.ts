import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOnnxScorer } from '../onnx';
import { folderBlobs } from '../testing/folder-blobs';
import { ModelError } from './errors';
import { readMlmodel, readMlmodelBlob } from './mlmodel';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlmodel-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (text: string, below = '') =>
  mkdir(join(folder, below), { recursive: true }).then(() => writeFile(join(folder, below, 'MLmodel'), text));
const text = "flavors:\n  onnx: { data: g.onnx }\nsignature:\n  inputs: '[]'\n";
const problemOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('readMlmodel', () => {
  it.each(['', 'artifact'])('reads the MLmodel in %j', async (below) => {
    await write(text, below);
    const expected = { folder: join(folder, below), flavors: { onnx: { data: 'g.onnx' } }, inputs: '[]' };
    expect(await readMlmodel(folder)).toEqual(expected);
  });

  it.each([
    ['no MLmodel', null, 'The model has no MLmodel file'],
    ['no YAML', 'flavors: [', 'The MLmodel file cannot be read'],
    ['no flavors', 'a: 1', 'The MLmodel file cannot be read'],
    ['a huge one', `${text}# ${'x'.repeat(1_000_000)}`, 'larger than 1 MB'],
  ])('says what is wrong with %s', async (_, content, sentence) => {
    if (content !== null) await write(content);
    const problem = await problemOf(readMlmodel(folder));
    expect(problem).toBeInstanceOf(ModelError);
    expect(String(problem)).toContain(sentence);
  });
});

describe('readMlmodelBlob', () => {
  const at = (path: string, kind: 'folder' | 'file' = 'folder') => ({ container: 'c', path, kind });

  it('prefers the one at the top to one in a folder, and looks no deeper than that', async () => {
    const blobs = await folderBlobs(folder);
    await blobs.write('c', 'm/a/MLmodel', 'flavors: { keras: {} }');
    await blobs.write('c', 'deep/a/b/MLmodel', 'flavors: { deep: {} }');
    expect((await readMlmodelBlob(blobs, at('m/'))).flavors).toEqual({ keras: {} });
    await blobs.write('c', 'm/MLmodel', 'flavors: { onnx: {} }');
    expect((await readMlmodelBlob(blobs, at('m/'))).flavors).toEqual({ onnx: {} });
    for (const place of [at('deep/'), at('m/MLmodel', 'file'), at('none/')])
      expect(await problemOf(readMlmodelBlob(blobs, place))).toBeInstanceOf(ModelError);
    await blobs.close();
  });
});

describe('the flavor onnx', () => {
  it.each([
    ['absent', 'flavors: { sklearn: {} }', 'the flavors sklearn, but not onnx'],
    ['without its graph', 'flavors: { onnx: {} }', 'does not say in `data`'],
    ['out of its folder', 'flavors: { onnx: { data: ../../etc/x } }', 'points outside'],
  ])('is refused when it is %s', async (_, content, sentence) => {
    await write(content);
    const problem = await problemOf(createOnnxScorer(folder));
    expect(problem).toBeInstanceOf(ModelError);
    expect(String(problem)).toContain(sentence);
  });
});
