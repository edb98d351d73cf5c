import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IndexLog } from './index-log';

let dir: string;
let index: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'index-log-'));
  index = path.join(dir, 'blobs.json');
});
afterEach(() => rmSync(dir, { recursive: true }));

const put = (number: number) => ({ on: 'c', put: { $loki: number } });

it('reads what was written in order, in this life and in later ones', () => {
  const log = new IndexLog(index);
  for (let number = 1; number <= 12; number += 1) {
    log.add(put(number));
    log.turn();
  }
  new IndexLog(index).add({ on: 'c', gone: 3 });
  expect(new IndexLog(index).read()).toEqual([
    ...Array.from({ length: 12 }, (_, at) => put(at + 1)),
    { on: 'c', gone: 3 },
  ]);
});

it('leaves out a line that a kill cut off, and none that came after it', () => {
  const log = new IndexLog(index);
  log.add(put(1));
  appendFileSync(`${index}.log.1`, '\n{"on":"c","pu');
  log.add(put(2));
  expect(new IndexLog(index).read()).toEqual([put(1), put(2)]);
});

it('drops what the saved index holds, and keeps what came while it was saved', () => {
  const log = new IndexLog(index);
  log.add(put(1));
  const saved = log.turn();
  log.add(put(2));
  saved();
  expect(log.read()).toEqual([put(2)]);
  expect(readdirSync(dir)).toEqual(['blobs.json.log.2']);
});
