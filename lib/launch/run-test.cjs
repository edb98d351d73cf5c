'use strict';
const { bootstrap } = require('./bootstrap.cjs');
const { check, runTool, step } = require('./steps.cjs');
const { ensureShellTools, findChromium, findPeerPython, findPython } = require('./tools.cjs');
const { withStudio } = require('./studio.cjs');
const { secretsIn } = require('./secrets.cjs');
const { say, secondsSince } = require('./say.cjs');

/** Runs of their own beside the others, about equally long: they start what they need, or touch only what they made. */
const APART = [['crash'], ['machine', 'launch', 'one-folder', 'snippets']];

/** @param {NodeJS.ProcessEnv} env @param {string[]} leftOut names of test files @returns {Promise<number>} the exit code */
async function contractTests(env, leftOut) {
  const file = (/** @type {string} */ name) => `e2e/contract/${name}.test.ts`;
  const run = (/** @type {string[]} */ args) => runTool('vitest', ['run', '--project', 'contract', ...args], env);
  const without = [...APART.flat(), ...leftOut].flatMap((name) => ['--exclude', file(name)]);
  const codes = await Promise.all([run(without), ...APART.map((names) => run(names.map(file)))]);
  return Math.max(...codes);
}

/** `npm test`: everything that CI runs, on a machine that has Node and nothing else. */
async function main() {
  const since = performance.now();
  await bootstrap({ build: false });
  const chromium = findChromium();
  ensureShellTools();
  const python = findPython();
  const peer = findPeerPython();
  if (!peer) say('No Python here has azure-ai-ml: the contract tests with it are left out.');
  await check({ STUDIO_TEST_PYTHON: python });
  await bootstrap({ build: true });
  await withStudio(
    async ({ env, logs }) => {
      const peers = { ...env, ...(peer && { STUDIO_PEER_PYTHON: peer }) };
      await step('contract tests', () => contractTests(peers, peer ? [] : ['azure-ai-ml']));
      await step('journeys', () =>
        runTool('playwright', ['test', '--config', 'e2e/playwright.config.ts'], { ...env, CHROMIUM_PATH: chromium }),
      );
      await step('no secret in any log', async () => {
        const found = secretsIn(logs);
        for (const place of found) say(place);
        return found.length;
      });
    },
    { python },
  );
  say(`\nEverything passed in ${secondsSince(since)}.`);
}

module.exports = { main };
