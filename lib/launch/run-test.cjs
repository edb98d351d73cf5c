'use strict';
const { bootstrap } = require('./bootstrap.cjs');
const { check, runTool, step } = require('./steps.cjs');
const { ensureShellTools, findChromium, findPeerPython, findPython } = require('./tools.cjs');
const { withStudio } = require('./studio.cjs');
const { secretsIn } = require('./secrets.cjs');
const { say, secondsSince } = require('./say.cjs');

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
      const leftOut = peer ? [] : ['--exclude', 'e2e/contract/azure-ai-ml.test.ts'];
      const peers = { ...env, ...(peer && { STUDIO_PEER_PYTHON: peer }) };
      await step('contract tests', () => runTool('vitest', ['run', '--project', 'contract', ...leftOut], peers));
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
