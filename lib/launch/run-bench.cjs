'use strict';
const { spawn } = require('node:child_process');
const { ROOT, inRoot } = require('./paths.cjs');
const { ensureInstalled, ensureBuilt } = require('./bootstrap.cjs');
const { findChromium, findPython } = require('./tools.cjs');
const { step } = require('./steps.cjs');
const { withStudio } = require('./studio.cjs');

/** Each prints both sides and their ratio; none of them asserts. */
const BENCHMARKS = ['scoring', 'first-load'];

/** @param {string} name @param {NodeJS.ProcessEnv} env @returns {Promise<number>} the exit code */
const runBenchmark = (name, env) =>
  new Promise((resolve) => {
    const args = ['--import', 'tsx', inRoot('e2e/bench', `${name}.ts`)];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** `npm run bench [-- NAME…]`: the benchmarks against the product as a user starts it. */
async function main() {
  const wanted = process.argv.slice(2);
  ensureInstalled();
  const env = { CHROMIUM_PATH: findChromium() };
  ensureBuilt();
  await withStudio(
    async (studio) => {
      for (const name of BENCHMARKS.filter((each) => wanted.length === 0 || wanted.includes(each)))
        await step(name, () => runBenchmark(name, { ...studio.env, ...env }));
    },
    { python: findPython() },
  );
}

module.exports = { main };
