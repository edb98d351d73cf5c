'use strict';
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline/promises');
const { Stop } = require('./say.cjs');

/** @param {string} state */
const readyFile = (state) => path.join(state, 'ready.json');

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * One state folder, one program: the lock holds our pid, and a lock whose process is gone is taken over.
 * @param {string} state @returns {() => void} gives the lock back
 */
function lock(state) {
  fs.mkdirSync(state, { recursive: true, mode: 0o700 });
  const file = path.join(state, 'lock');
  const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (holder && isAlive(holder)) throw alreadyRuns(state);
  fs.rmSync(file, { force: true });
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' }); // of two that start at once, one
  } catch {
    throw alreadyRuns(state);
  }
  return () => fs.rmSync(file, { force: true });
}

/** @param {string} state */
const alreadyRuns = (state) =>
  new Stop(
    `Batch Studio already runs on ${state}${whereItRuns(state)}. Stop it there with Ctrl-C, or choose another folder: npm start -- --state DIR --port 3010 --workspace-port 3110 --storage-port 3111`,
  );

/** @param {string} state */
function whereItRuns(state) {
  try {
    return `, at ${JSON.parse(fs.readFileSync(readyFile(state), 'utf8')).dashboardUrl}`;
  } catch {
    return ' (it is still starting)';
  }
}

/** Asks, then empties the state folder; without a terminal only with --yes. @param {{ state: string, yes: boolean }} options */
async function reset({ state, yes }) {
  if (!fs.existsSync(state)) return;
  if (!fs.existsSync(path.join(state, 'ports.json')) && fs.readdirSync(state).some((name) => name !== 'lock'))
    throw new Stop(`${state} was not made by Batch Studio; nothing was removed.`);
  if (!yes && !process.stdin.isTTY)
    throw new Stop(
      `--reset would remove every job, upload and setting in ${state}. Add --yes to mean it: npm start -- --reset --yes`,
    );
  if (!yes) {
    const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`Remove every job, upload and setting in ${state}? Type yes: `);
    terminal.close();
    if (answer.trim().toLowerCase() !== 'yes') throw new Stop('Nothing was removed.');
  }
  for (const name of fs.readdirSync(state))
    if (name !== 'lock') fs.rmSync(path.join(state, name), { recursive: true, force: true });
}

/** The machine-readable door: whole or absent, readable by its owner alone. @param {string} state @param {Record<string, unknown>} door */
function writeReady(state, door) {
  const draft = `${readyFile(state)}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(door, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, readyFile(state));
}

/** @param {string} state */
const removeReady = (state) => fs.rmSync(readyFile(state), { force: true });

module.exports = { isAlive, lock, reset, writeReady, removeReady, readyFile };
