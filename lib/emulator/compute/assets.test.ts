import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Assets } from './assets';
import { folderBlobs } from './testing/folder-blobs';
import { planOf } from './testing/test-bed';

let dir: string;
let blobs: Awaited<ReturnType<typeof folderBlobs>>;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'assets-'));
  blobs = await folderBlobs(path.join(dir, 'blobs'));
  await blobs.write('models', 'shared/model.txt', 'weights');
});
afterEach(async () => {
  await blobs.close();
  await rm(dir, { recursive: true });
});

const signal = new AbortController().signal;
const planFor = (modelName: string) =>
  planOf('job', { modelName, model: { container: 'models', path: 'shared/', kind: 'folder' } });

test('two versions, and two models, of one folder each have their copy', async () => {
  const assets = new Assets(blobs, dir);
  for (const name of ['net:1', 'net:2', 'copy:1']) {
    const folder = await assets.model(planFor(name), signal);
    expect(await readFile(path.join(folder?.contentDir ?? '', 'model.txt'), 'utf8')).toBe('weights');
  }
});

test('a job that is canceled does not break off the copy that another job waits for', async () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const download = blobs.download.bind(blobs);
  vi.spyOn(blobs, 'download').mockImplementation(async (...file) => {
    await gate;
    return download(...file);
  });
  const assets = new Assets(blobs, dir);
  const canceled = new AbortController();
  const first = assets.model(planFor('net:1'), canceled.signal);
  const second = assets.model(planFor('net:1'), signal);
  canceled.abort(new Error('canceled'));
  await expect(first).rejects.toThrow('canceled');
  open();
  expect(await second).not.toBeNull();
});
