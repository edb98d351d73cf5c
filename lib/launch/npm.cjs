'use strict';
const { run } = require('./tree.cjs');

/**
 * Runs npm itself, the one that started us where there is one: `npm` on the PATH may be another version or, on Windows, a script.
 * @param {string[]} args @param {{ onStart: (pid: number) => void }} options
 * @returns {Promise<number>} the exit code
 */
function runNpm(args, { onStart }) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return run(command, [...first, ...args], {
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    shell: command === 'npm' && process.platform === 'win32',
    onStart,
  });
}

module.exports = { runNpm };
