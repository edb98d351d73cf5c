'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { atEnd } = require('./ending.cjs');
const { createPart } = require('./part.cjs');
const { inRoot } = require('./paths.cjs');
const { freePorts } = require('./ports.cjs');

/** Its two parts have eight seconds each. */
const STOP_WITHIN_MS = 20_000;

/** @param {string} state @param {string} python a part that is `npm start` itself, on free ports; when it dies, the tests end */
async function productOn(state, python) {
  const [port, workspace, storage] = await freePorts(4); // the fourth is the workspace's https
  const flags = { port, 'workspace-port': workspace, 'storage-port': storage, state };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return createPart({
    name: 'product under test',
    args: [inRoot('lib/launch/start.cjs'), ...args],
    env: { STUDIO_CLOUD: 'Local', STUDIO_PYTHON: python },
    logs: null,
    restarts: 0,
    stopWithinMs: STOP_WITHIN_MS,
  });
}

/**
 * Starts the product as a user would, on ports and in a folder of its own, for the length of `use`. However we end, it is
 * stopped and the folder removed, with what the tests left in their temporary folder.
 * @param {(studio: { logs: string, env: NodeJS.ProcessEnv }) => Promise<void>} use
 * @param {{ python: string }} options
 */
async function withStudio(use, { python }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'batch-studio-'));
  const remove = atEnd(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const [state, temp] = [path.join(folder, 'state'), path.join(folder, 'tmp')];
  fs.mkdirSync(temp);
  const product = await productOn(state, python);
  const stop = atEnd(product.stop);
  try {
    await product.start();
    const readyFile = path.join(state, 'ready.json');
    const { caFile } = JSON.parse(fs.readFileSync(readyFile, 'utf8'));
    const temporary = { TMPDIR: temp, TMP: temp, TEMP: temp };
    const env = { ...temporary, STUDIO_READY_FILE: readyFile, NODE_EXTRA_CA_CERTS: caFile, STUDIO_TEST_PYTHON: python };
    await use({ logs: path.join(state, 'logs'), env });
  } finally {
    await stop();
    await remove();
  }
}

module.exports = { withStudio };
