'use strict';
const { spawn, spawnSync } = require('node:child_process');
const { setTimeout: sleep } = require('node:timers/promises');
const { atEnd, isEnding } = require('./ending.cjs');
const { ROOT } = require('./paths.cjs');

/** A child leads a process group of its own, where there are groups: what it starts ends with it. */
const OWN_GROUP = { detached: process.platform !== 'win32' };
const END_WITHIN_MS = 8000;
/** Of a step's group: the products that tests started stop their own parts. */
const STEP_GRACE_MS = 8000;
const LOOK_EVERY_MS = 100;

/** @param {number} pid leader of a group @param {NodeJS.Signals | 0} signal @returns {boolean} whether any of the group is left */
function signalGroup(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** @param {number} pid of a child that runs */
function killTree(pid) {
  if (process.platform === 'win32') spawnSync('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore' });
  else signalGroup(pid, 'SIGKILL');
}

/** @param {import('node:child_process').ChildProcess} child @param {number} pid */
function askToEnd(child, pid) {
  if (child.connected) child.disconnect();
  else if (process.platform === 'win32') killTree(pid);
  else signalGroup(pid, 'SIGINT'); // as Ctrl-C: test runners close their browsers on it
}

/** What a leader that has ended left in its group may end by itself; after a while it is killed. @param {number} pid @param {number} graceMs */
async function endLeftovers(pid, graceMs) {
  if (process.platform === 'win32') return; // no groups, and the number may be another program's by now
  for (let waited = 0; waited < graceMs && signalGroup(pid, 0); waited += LOOK_EVERY_MS) await sleep(LOOK_EVERY_MS);
  signalGroup(pid, 'SIGKILL');
}

/**
 * Ends a child and what it started: asks, and kills what is left after a while.
 * @param {import('node:child_process').ChildProcess} child @param {{ withinMs?: number, graceMs?: number }} [patience]
 */
async function endTree(child, { withinMs = END_WITHIN_MS, graceMs = 0 } = {}) {
  const { pid } = child;
  if (pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    askToEnd(child, pid);
    const timer = setTimeout(() => killTree(pid), withinMs);
    await ended;
    clearTimeout(timer);
  }
  await endLeftovers(pid, graceMs);
}

/**
 * Runs a program to its end, which is also ours: when this process ends first, so does the program.
 * @param {string} command @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStart?: (pid: number) => void }} [options]
 * @returns {Promise<number>} the exit code; never, when this process is about to end
 */
const run = (command, args, { env, onStart, ...options } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      ...OWN_GROUP,
      ...options,
      env: { ...process.env, ...env },
    });
    const done = atEnd(() => endTree(child, { graceMs: STEP_GRACE_MS }));
    const finish = (/** @type {number} */ code) => isEnding() || done().then(() => resolve(code));
    child.once('error', (error) => {
      console.error(error.message);
      finish(1);
    });
    child.once('exit', (code) => finish(code ?? 1));
    if (child.pid) onStart?.(child.pid);
  });

module.exports = { OWN_GROUP, endTree, run };
