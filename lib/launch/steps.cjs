'use strict';
const { inRoot } = require('./paths.cjs');
const { Stop, say, secondsSince } = require('./say.cjs');
const { run } = require('./tree.cjs');

/** The programs of the gate, by their entry files: `npx` and shells would differ between platforms. */
const BIN = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  cruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
};

/** @param {keyof typeof BIN} tool @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>} the exit code */
const runTool = (tool, args, env) => run(process.execPath, [inRoot(BIN[tool]), ...args], { env });

/** @param {string} name @param {() => Promise<number>} step @throws {Stop} when it fails */
async function step(name, step) {
  const since = performance.now();
  say(`\n== ${name}`);
  if ((await step()) !== 0) throw new Stop(`${name}: failed after ${secondsSince(since)}.`);
  say(`== ${name}: ${secondsSince(since)}`);
}

/** Where code may be that imports: what the boundaries are checked on. */
const CODE = ['app', 'components', 'lib', 'e2e', 'proxy.ts', 'next.config.js'];

/** Types, lint, boundaries, unused code, unit tests: one after the other, since each fills the machine. @param {NodeJS.ProcessEnv} [env] */
async function check(env) {
  const boundaries = [...CODE, '--config', '.dependency-cruiser.cjs', '--output-type', 'err'];
  await step('types', () => runTool('tsc', ['--noEmit']));
  await step('lint', () => runTool('biome', ['check', '--error-on-warnings', '.']));
  await step('boundaries', () => runTool('cruise', boundaries));
  await step('unused code', () => runTool('knip', []));
  await step('unit tests', () => runTool('vitest', ['run', '--project', 'unit'], env));
}

module.exports = { runTool, step, check };
