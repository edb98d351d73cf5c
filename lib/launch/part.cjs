'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { fail } = require('./ending.cjs');
const { ROOT } = require('./paths.cjs');
const { Stop } = require('./say.cjs');
const { endTree, OWN_GROUP } = require('./tree.cjs');

/** A part that dies this often within a minute stays down. */
const RESTARTS_A_MINUTE = 3;
const RESTART_AFTER_MS = 500;

/**
 * One child process with its log file. It says `{type:'ready'}` over IPC when it serves.
 * @param {{ name: string, args: string[], env?: NodeJS.ProcessEnv, logs: string | null, restarts?: number, stopWithinMs?: number }} what
 *   `logs`: folder for `{name}.log`, null passes the output through; `restarts`: how many a minute, then everything ends
 */
function createPart({ name, args, env, logs, restarts = RESTARTS_A_MINUTE, stopWithinMs }) {
  const logFile = logs && path.join(logs, `${name}.log`);
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let stopping = false;
  /** @type {number[]} */
  let deaths = [];

  let logStart = 0; // what this start has written begins here
  const tail = () =>
    logFile && fs.existsSync(logFile)
      ? fs
          .readFileSync(logFile)
          .subarray(logStart)
          .toString('utf8')
          .trimEnd()
          .split('\n')
          .slice(-3)
          .join(' ')
          .slice(-600)
      : '';

  const start = () =>
    new Promise((resolve, reject) => {
      const out = logFile ? fs.openSync(logFile, 'a') : 'inherit';
      if (typeof out === 'number') logStart = fs.fstatSync(out).size;
      child = spawn(process.execPath, args, {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: ['ignore', out, out, 'ipc'],
        ...OWN_GROUP,
      });
      if (typeof out === 'number') fs.closeSync(out);
      let isReady = false;
      child.on('message', (/** @type {{ type?: string }} */ message) => {
        if (message.type !== 'ready') return;
        isReady = true;
        resolve(message);
      });
      child.once('exit', (code, signal) => {
        if (stopping) return;
        if (isReady) restart();
        else
          reject(
            new Stop(
              `The ${name} did not start (${signal ?? `exit code ${code}`}). ${tail()}${logFile ? ` The whole log: ${logFile}` : ''}`,
            ),
          );
      });
    });

  function restart() {
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    if (deaths.length > restarts)
      return fail(`The ${name} stopped unexpectedly (${deaths.length} × within a minute). ${tail()}`.trimEnd());
    console.error(`The ${name} stopped unexpectedly; starting it again.`);
    setTimeout(() => stopping || start().catch(restart), RESTART_AFTER_MS);
  }

  /** Asks the part to stop; it ends when its channel closes, on every platform. What is left after a while is killed. */
  async function stop() {
    stopping = true;
    if (child) await endTree(child, { withinMs: stopWithinMs });
  }

  return { start, stop };
}

module.exports = { createPart };
