'use strict';
const { ensureInstalled, ensureBuilt } = require('./bootstrap.cjs');
const { run, step } = require('./steps.cjs');
const { findChromium, findPython } = require('./tools.cjs');
const { withStudio } = require('./studio.cjs');

/** `npm run screenshots`: the pictures of all pages, from the real local workspace. */
async function main() {
  ensureInstalled();
  const chromium = findChromium();
  ensureBuilt();
  await withStudio(
    ({ env }) =>
      step('screenshots', () =>
        run('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--project', 'screenshots'], {
          ...env,
          CHROMIUM_PATH: chromium,
        }),
      ),
    { python: findPython() },
  );
}

module.exports = { main };
