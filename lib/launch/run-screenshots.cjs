'use strict';
const { bootstrap } = require('./bootstrap.cjs');
const { runTool, step } = require('./steps.cjs');
const { findChromium, findPython } = require('./tools.cjs');
const { withStudio } = require('./studio.cjs');

/** `npm run screenshots`: the pictures of all pages, from the real local workspace. */
async function main() {
  await bootstrap({ build: false });
  const chromium = findChromium();
  await bootstrap({ build: true });
  await withStudio(
    ({ env }) =>
      step('screenshots', () =>
        runTool('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--project', 'screenshots'], {
          ...env,
          CHROMIUM_PATH: chromium,
          STUDIO_SCREENSHOTS: '1',
        }),
      ),
    { python: findPython() },
  );
}

module.exports = { main };
