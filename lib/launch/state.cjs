'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { claim } = require('./holders.cjs');
const { Stop } = require('./say.cjs');

/** Long enough for one of two that start at once to step back, and for the last one to end. */
const LOCK_WITHIN_MS = 1000;
/** The folder of the lock, which holds the name of the launcher that runs here. */
const RUNNING = 'running';
/** What the launcher and the local workspace write into a state folder, and nothing else. */
const OURS = /^(running|logs|azurite|jobs|tls|work|(ports|ready)\.json(\.\d+)?|workspace\.db(-wal|-shm|-journal)?)$/;
/**
 * What may be there before a first start: what a file system or a file manager puts into every folder, or a start that was
 * killed. The local workspace's lock stays in a reset: a workspace that was started by itself may hold it.
 */
const NOTHING = /^(running|workspace\.lock(-journal)?|ports\.json\.\d+|lost\+found|\.DS_Store|desktop\.ini)$/;

/** @param {string} state */
const readyFile = (state) => path.join(state, 'ready.json');

/** Whole or absent, also after a power cut. @param {string} file @param {string} text */
function writeWhole(file, text) {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, text, { mode: 0o600, flush: true });
  fs.renameSync(draft, file);
}

/** @typedef {{ port: number, workspacePort: number, storagePort: number }} Ports */

/** What a start wrote into this folder, which is also the mark that it is ours. @param {string} state @returns {Ports | null} */
function rememberedPorts(state) {
  try {
    const { port, workspacePort, storagePort } = JSON.parse(fs.readFileSync(path.join(state, 'ports.json'), 'utf8'));
    return [port, workspacePort, storagePort].every(Number.isInteger) ? { port, workspacePort, storagePort } : null;
  } catch {
    return null;
  }
}

/** @param {string} state @param {Ports} ports */
const rememberPorts = (state, ports) => writeWhole(path.join(state, 'ports.json'), `${JSON.stringify(ports)}\n`);

/** @param {string} state @throws {Stop} when somebody else's files are there and no start of ours ever was */
function refuseForeign(state) {
  if (!fs.existsSync(state)) return;
  if (!fs.statSync(state).isDirectory()) throw new Stop(`${state} is a file; --state takes a folder.`);
  const isEmpty = fs.readdirSync(state).every((name) => NOTHING.test(name));
  if (!isEmpty && !rememberedPorts(state))
    throw new Stop(
      `${state} holds files and was not made by Batch Studio; nothing was changed. Name an empty or a new folder: npm start -- --state DIR`,
    );
}

/** One state folder, one program, until it ends. @param {string} state @throws {Stop} that says where the first runs */
async function lock(state) {
  refuseForeign(state);
  if (!(await claim(path.join(state, RUNNING), { patienceMs: LOCK_WITHIN_MS })))
    throw new Stop(
      `Batch Studio already runs on ${state}${whereItRuns(state)}. Stop it there with Ctrl-C, or choose another folder: npm start -- --state DIR --port 3010 --workspace-port 3110 --storage-port 3111`,
    );
}

/** @param {string} state */
function whereItRuns(state) {
  try {
    return `, at ${JSON.parse(fs.readFileSync(readyFile(state), 'utf8')).dashboardUrl}`;
  } catch {
    return ' (it is still starting)';
  }
}

/** Removes what is ours but the lock, and leaves the rest. @param {string} state @returns {string[]} the names that were left */
function empty(state) {
  const names = fs.readdirSync(state).filter((name) => name !== RUNNING);
  for (const name of names.filter((each) => OURS.test(each)))
    fs.rmSync(path.join(state, name), { recursive: true, force: true });
  return names.filter((name) => !OURS.test(name) && !NOTHING.test(name));
}

/** The machine-readable door: whole or absent, readable by its owner alone. @param {string} state @param {Record<string, unknown>} door */
const writeReady = (state, door) => writeWhole(readyFile(state), `${JSON.stringify(door, null, 2)}\n`);

/** @param {string} state */
const removeReady = (state) => fs.rmSync(readyFile(state), { force: true });

module.exports = { empty, lock, readyFile, rememberedPorts, rememberPorts, removeReady, writeReady };
