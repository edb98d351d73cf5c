'use strict';
const { bootstrap } = require('./bootstrap.cjs');
const { check } = require('./steps.cjs');
const { findPython } = require('./tools.cjs');

/** `npm run check`: everything that needs neither a build nor a browser. */
async function main() {
  await bootstrap({ build: false });
  await check({ STUDIO_TEST_PYTHON: findPython() });
}

module.exports = { main };
