'use strict';
const { inRoot } = require('./paths.cjs');
const { bootstrap } = require('./bootstrap.cjs');
const { findChromium, findPython } = require('./tools.cjs');
const { step } = require('./steps.cjs');
const { withStudio } = require('./studio.cjs');
const { run } = require('./tree.cjs');

/** Each prints both sides and their ratio; none of them asserts. */
const BENCHMARKS = ['scoring', 'workers', 'scheduling', 'many-jobs', 'job-list', 'first-load', 'yaml-editor'];

/** @param {string} name @param {NodeJS.ProcessEnv} env @returns {Promise<number>} the exit code */
const runBenchmark = (name, env) =>
  run(process.execPath, ['--import', 'tsx', inRoot('e2e/bench', `${name}.ts`)], { env });

/** `npm run bench [-- NAME…]`: the benchmarks against the product as a user starts it. */
async function main() {
  const wanted = process.argv.slice(2);
  await bootstrap({ build: false });
  const env = { CHROMIUM_PATH: findChromium() };
  await bootstrap({ build: true });
  await withStudio(
    async (studio) => {
      for (const name of BENCHMARKS.filter((each) => wanted.length === 0 || wanted.includes(each)))
        await step(name, () => runBenchmark(name, { ...studio.env, ...env }));
    },
    { python: findPython() },
  );
}

module.exports = { main };
