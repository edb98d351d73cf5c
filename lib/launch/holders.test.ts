import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claim, enroll, othersIn } from './holders.cjs';
import { nameOf } from './process-name.cjs';

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'studio-holders-')), 'running');
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const NO_PATIENCE = { patienceMs: 0 };
const written = (...names: (string | null)[]) => {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(path.join(folder, String(name)), '');
};

/** A process that claims the folder at the first byte, says what came of it, and stays. */
function claimant() {
  const script = `const {claim} = require(${JSON.stringify(path.resolve('lib/launch/holders.cjs'))});
    process.stdin.once('data', async () => process.stdout.write(await claim(${JSON.stringify(folder)}, {patienceMs: 4000}) ? 'held' : 'refused'));`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const said = once(child.stdout, 'data').then(([chunk]) => String(chunk));
  return { child, begin: () => child.stdin.write('.'), said };
}

describe('a process that holds a folder', () => {
  it('keeps others out while it runs', async () => {
    written(nameOf(process.ppid));
    expect(await claim(folder, NO_PATIENCE)).toBeNull();
    expect(othersIn(folder)).toEqual([process.ppid]);
  });

  it('gives it back, and no trace is left', async () => {
    const leave = await claim(folder, NO_PATIENCE);
    expect(readdirSync(folder)).toEqual([nameOf(process.pid)]);
    leave?.();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['is gone', '999999999-a_1'],
    ['has given its number to another program', `${process.ppid}-another_boot_1`],
    ['had our own number', `${process.pid}-another_boot_1`],
  ])('does not keep others out when it %s', async (_, name) => {
    written(name);
    const leave = await claim(folder, NO_PATIENCE);
    expect(leave).not.toBeNull();
    expect(existsSync(path.join(folder, name))).toBe(false);
    leave?.();
  });

  it('is waited for, and who waits hears of it', async () => {
    const { child, begin, said } = claimant();
    begin();
    expect(await said).toBe('held');
    const leave = await claim(folder, { patienceMs: 15_000, onWait: () => child.kill('SIGKILL') });
    expect(leave).not.toBeNull();
    leave?.();
  });

  it('may be a child that outlives the one who wrote it down', () => {
    const { child } = claimant();
    const leave = enroll(folder, child.pid);
    expect(othersIn(folder)).toEqual([child.pid]);
    leave();
    expect(othersIn(folder)).toEqual([]);
  });
});

it('of four that start at once on what a dead one left, one goes on', async () => {
  written('999999999-a_1');
  const all = [claimant(), claimant(), claimant(), claimant()];
  for (const { begin } of all) begin();
  const said = await Promise.all(all.map((each) => each.said));
  expect(said.sort()).toEqual(['held', 'refused', 'refused', 'refused']);
});
