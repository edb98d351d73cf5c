'use strict';
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { inRoot, ROOT } = require('./paths.cjs');
const { Stop } = require('./say.cjs');

/** @param {number} count @returns {Promise<number[]>} the first of `count` neighbouring free ports, and the others */
async function freePorts(count) {
  for (let base = 20_000 + (process.pid % 20_000); base < 60_000; base += count + 1) {
    const ports = Array.from({ length: count }, (_, index) => base + index);
    const taken = await Promise.all(
      ports.map(
        (port) =>
          new Promise((resolve) => {
            const probe = net.createServer().once('error', () => resolve(true));
            probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
          }),
      ),
    );
    if (!taken.includes(true)) return ports;
  }
  throw new Stop('No free ports were found on this machine.');
}

/**
 * Starts the product as a user would, on ports and in a folder of its own, for the length of `use`.
 * @param {(studio: { logs: string, env: NodeJS.ProcessEnv }) => Promise<void>} use
 * @param {{ python: string }} options
 */
async function withStudio(use, { python }) {
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'batch-studio-'));
  const [port, workspacePort, storagePort] = await freePorts(4);
  const args = [
    inRoot('lib/launch/start.cjs'),
    '--port',
    `${port}`,
    '--workspace-port',
    `${workspacePort}`,
    '--storage-port',
    `${storagePort}`,
    '--state',
    state,
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, STUDIO_CLOUD: 'Local', STUDIO_PYTHON: python },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const readyFile = path.join(state, 'ready.json');
  try {
    await new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => /is ready/.test(String(text)) && resolve(undefined));
      child.once('exit', (code) =>
        reject(new Stop(`The product did not start for the tests (exit code ${code}). Logs: ${state}`)),
      );
    });
    const door = JSON.parse(fs.readFileSync(readyFile, 'utf8'));
    await use({
      logs: path.join(state, 'logs'),
      env: { STUDIO_READY_FILE: readyFile, NODE_EXTRA_CA_CERTS: door.caFile, STUDIO_TEST_PYTHON: python },
    });
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    fs.rmSync(state, { recursive: true, force: true });
  }
}

module.exports = { withStudio };
