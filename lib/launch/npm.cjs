'use strict';
const { spawnSync } = require('node:child_process');
const { ROOT } = require('./paths.cjs');

/**
 * Runs npm itself, the one that started us where there is one: `npm` on the PATH may be another version or, on Windows, a script.
 * @param {string[]} args
 * @returns {number} the exit code
 */
function runNpm(args) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const env = {
    ...process.env,
    ONNXRUNTIME_NODE_INSTALL: 'skip', // its install script fetches GPU parts that nothing here uses
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  };
  const done = spawnSync(command, [...first, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  return done.status ?? 1;
}

module.exports = { runNpm };
