'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { spawn, spawnSync } = require('node:child_process');
const { ROOT } = require('./paths.cjs');
const { Stop } = require('./say.cjs');

/** A part that dies this often within a minute stays down. */
const RESTARTS_A_MINUTE = 3;
const STOP_WITHIN_MS = 8000;
const RESTART_AFTER_MS = 500;

/**
 * One child process with its log file. It says `{type:'ready'}` over IPC when it serves.
 * @param {{ name: string, args: string[], env?: NodeJS.ProcessEnv, logs: string | null, onGiveUp: (sentence: string) => void }} what
 *   `logs`: folder for `{name}.log`; null passes the output through
 */
function createPart({ name, args, env, logs, onGiveUp }) {
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
        detached: process.platform !== 'win32',
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
    if (deaths.length > RESTARTS_A_MINUTE)
      return onGiveUp(`The ${name} stopped ${deaths.length} times within a minute. ${tail()}`);
    console.error(`The ${name} stopped unexpectedly; starting it again.`);
    setTimeout(() => stopping || start().catch(restart), RESTART_AFTER_MS);
  }

  /** Asks the part to stop; what is left of its process group after a while is killed. */
  async function stop() {
    stopping = true;
    if (!child || child.exitCode !== null || child.signalCode !== null) return killTree(child?.pid);
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    if (child.connected) child.disconnect(); // a part ends when its launcher is gone, on every platform
    const timer = setTimeout(() => killTree(child?.pid), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
    killTree(child.pid);
  }

  return { start, stop };
}

/** @param {number | undefined} pid leader of a process group */
function killTree(pid) {
  if (!pid) return;
  if (process.platform === 'win32') spawnSync('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore' });
  else {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // the whole group has ended already
    }
  }
}

module.exports = { createPart };
