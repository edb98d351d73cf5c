import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { nameOf } from './process-name.cjs';

/** As `npm test` does it: a folder to take away, a part that is up, and a step that does not end by itself. */
const COMMAND = `
const fs = require('node:fs');
const [here, folder] = process.argv.slice(1);
const { atEnd, endWhenAsked } = require(here + '/ending.cjs');
const { createPart } = require(here + '/part.cjs');
const { run } = require(here + '/tree.cjs');
endWhenAsked();
(async () => {
  fs.mkdirSync(folder);
  atEnd(() => fs.rmSync(folder, { recursive: true }));
  const script = "process.on('disconnect', () => process.exit()); process.send({ type: 'ready', pid: process.pid })";
  const part = createPart({ name: 'part', args: ['-e', script], logs: folder });
  atEnd(part.stop);
  const { pid } = await part.start();
  const onStart = (step) => process.send([pid, step]);
  await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { onStart });
  process.send('went on');
})();`;

const SHELL = ['sh', '-c', '"$@"; exit $?', 'sh'];

/** @param before a command that runs ours, as npm's shell does */
async function begin(before: string[] = []) {
  const parent = mkdtempSync(path.join(tmpdir(), 'studio-ending-'));
  const folder = path.join(parent, 'state');
  const [program = '', ...args] = [...before, process.execPath, '-e', COMMAND, path.resolve('lib/launch'), folder];
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, npm_lifecycle_event: 'test' },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(parent, { recursive: true, force: true });
  });
  const [pids] = (await once(child, 'message')) as [number[]];
  return { child, folder, pids };
}

it.each(['SIGTERM', 'SIGINT', 'disconnect'])(
  'on %s every child ends, the folder goes, and it is no success',
  async (how) => {
    const { child, folder, pids } = await begin();
    const after = vi.fn();
    child.on('message', after);
    expect(pids.map(nameOf)).not.toContain(null);
    const ended = once(child, 'exit');
    if (how === 'disconnect') child.disconnect();
    else child.kill(how as NodeJS.Signals);
    expect((await ended)[0]).toBe(1);
    expect(pids.map(nameOf)).toEqual([null, null]);
    expect(existsSync(folder)).toBe(false);
    expect(after).not.toHaveBeenCalled();
  },
);

it('ends with the shell of an npm that was ended', async () => {
  const { child, folder, pids } = await begin(SHELL);
  const closed = once(child, 'disconnect'); // when our command, which has the channel from its shell, has ended
  child.kill('SIGTERM');
  await closed;
  expect(pids.map(nameOf)).toEqual([null, null]);
  expect(existsSync(folder)).toBe(false);
});
