import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearOlder, place } from './place.mjs';

let folder: string;
let wanted: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'place-'));
  wanted = path.join(folder, 'today');
});
afterEach(() => rmSync(folder, { recursive: true }));

const makes = (text: string) => async (made: string) => {
  mkdirSync(made);
  writeFileSync(path.join(made, 'file'), text);
};

it('of two that make it at once one is there, whole, and nothing beside it; later ones make nothing', async () => {
  await Promise.all([place(wanted, makes('one')), place(wanted, makes('two'))]);
  expect(readdirSync(folder)).toEqual(['today']);
  const text = readFileSync(path.join(wanted, 'file'), 'utf8');
  expect(['one', 'two']).toContain(text);
  await place(wanted, makes('three'));
  expect(readFileSync(path.join(wanted, 'file'), 'utf8')).toBe(text);
});

it('leaves nothing of what could not be made', async () => {
  const breaks = async (made: string) => {
    await makes('half')(made);
    throw new Error('no space left');
  };
  await expect(place(wanted, breaks)).rejects.toThrow('no space left');
  expect(readdirSync(folder)).toEqual([]);
});

it('takes away what is older, and neither today’s nor what others make of it', async () => {
  await place(path.join(folder, 'yesterday'), makes('old'));
  await place(wanted, makes('new'));
  mkdirSync(`${wanted}.other`);
  clearOlder(wanted);
  expect(readdirSync(folder).sort()).toEqual(['today', 'today.other']);
  expect(existsSync(path.join(wanted, 'file'))).toBe(true);
});
