import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StartError } from '../supervisor';
import { holdAlone } from './folder-lock';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'lock-'));
  file = path.join(dir, 'workspace.lock');
});
afterEach(() => rmSync(dir, { recursive: true }));

const refused = expect.objectContaining({ message: 'It is taken.' });
const hold = (patienceMs = 0) => holdAlone(file, 'It is taken.', patienceMs);

it('refuses a second holder with its sentence, and lets the next one in when the first has gone', async () => {
  const release = await hold();
  await expect(hold()).rejects.toBeInstanceOf(StartError);
  await expect(hold()).rejects.toEqual(refused);
  const next = hold(60_000);
  release();
  (await next)();
});

/** Another process that holds the lock, keeps nothing of it, has cleared its memory, and says so. */
async function holder() {
  const module = pathToFileURL(path.join(import.meta.dirname, 'folder-lock.ts')).href;
  const code = `const { holdAlone } = await import(${JSON.stringify(module)});
    await holdAlone(${JSON.stringify(file)}, 'taken');
    for (let round = 0; round < 5; round += 1) { gc(); await new Promise(setImmediate); }
    process.send('held'); setInterval(() => {}, 1000);`;
  const args = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', code];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

it('is free again the moment its holder was killed', async () => {
  const child = await holder();
  await expect(hold()).rejects.toEqual(refused);
  child.kill('SIGKILL');
  await once(child, 'exit');
  (await hold())();
}, 30_000);
