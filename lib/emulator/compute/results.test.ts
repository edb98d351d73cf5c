import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Result, ResultFolder } from './results';

let dir: string;
let results: ResultFolder;
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'results-'));
  results = await ResultFolder.open(path.join(dir, 'results'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const inFolder = (name: string) => path.join(dir, 'results', name);
const resultAt = (index: number): Result => ({
  ...{ index, total: 1, succeeded: 1, failed: 0, tries: 1, status: 'RUN_DONE', category: '', message: '' },
  ...{ process: 'n/process000', processStartedAt: '2026-11-22T10:00:00.000Z' },
  ...{ elapsedSeconds: 1, processSeconds: 1, runSeconds: 1 },
});
const never = new AbortController().signal;

it('puts rows together in the order of mini-batches, whatever order they were done in', async () => {
  for (const index of [10, 2, 0, 1, ...[3, 9, 4, 8, 5, 7, 6]]) await results.commit(resultAt(index), `row ${index}\n`);
  expect((await results.earlier()).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await results.assemble(path.join(dir, 'assembled'), 11, never);
  const rows = Array.from({ length: 11 }, (_, index) => `row ${index}\n`);
  expect(readFileSync(path.join(dir, 'assembled'), 'utf8')).toBe(rows.join(''));
});

it('leaves out a result that a kill cut off', async () => {
  await results.commit(resultAt(0), 'whole\n');
  writeFileSync(inFolder('1.rows.tmp'), '{"index":1,"tot');
  expect((await results.earlier()).map(({ index }) => index)).toEqual([0]);
});

it('replaces a result as a whole, never in place: the file of before is not touched', async () => {
  await results.commit(resultAt(0), 'before\n');
  linkSync(inFolder('0.rows'), path.join(dir, 'before'));
  await results.commit(resultAt(0), 'after\n');
  expect(readFileSync(path.join(dir, 'before'), 'utf8')).toMatch(/\nbefore\n$/);
  expect(readFileSync(inFolder('0.rows'), 'utf8')).toMatch(/\nafter\n$/);
});

it('shows no output before it is whole', async () => {
  await results.commit(resultAt(0), 'row\n');
  const out = path.join(dir, 'assembled');
  writeFileSync(out, 'of an earlier life');
  await expect(results.assemble(out, 2, never)).rejects.toThrow('ENOENT');
  expect(readFileSync(out, 'utf8')).toBe('of an earlier life');
});
