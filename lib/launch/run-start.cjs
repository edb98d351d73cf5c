'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { inRoot } = require('./paths.cjs');
const { say, secondsSince } = require('./say.cjs');
const { readOptions, helpText } = require('./options.cjs');
const { ensureInstalled, ensureBuilt } = require('./bootstrap.cjs');
const { choosePorts } = require('./ports.cjs');
const { lock, removeReady, reset, writeReady } = require('./state.cjs');
const { createPart } = require('./part.cjs');

/** `npm start`: installs, builds, starts the parts, says where, and stays until it is told to stop. */
async function main() {
  const since = performance.now();
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help)
    return say(helpText(JSON.parse(fs.readFileSync(inRoot('lib/contracts/config/settings.json'), 'utf8'))));
  ensureInstalled();
  if (!options.dev) ensureBuilt();
  const cloud = process.env.STUDIO_CLOUD || 'Local';
  await (cloud === 'Local' ? startLocal(options, since) : startAzure(options, cloud, since));
}

/** @typedef {ReturnType<typeof readOptions>} Options */

/** @param {Options} options @param {number} since */
async function startLocal(options, since) {
  const release = lock(options.state);
  process.once('exit', release);
  if (options.reset) await reset(options);
  const ports = await choosePorts(options);
  removeReady(options.state);
  const logs = path.join(options.state, 'logs');
  fs.mkdirSync(logs, { recursive: true });

  const dashboardUrl = `http://localhost:${ports.port}`;
  const stopAll = stopper(() => removeReady(options.state));
  const workspace = stopAll.add(
    createPart({
      name: 'local workspace',
      args: workspaceArgs(options.state, ports, dashboardUrl),
      logs,
      onGiveUp: stopAll.fail,
    }),
  );
  say('Starting the local workspace.');
  const { door, appClientId } = await startOrStop(workspace, stopAll);
  const dashboard = stopAll.add(
    createPart({
      name: 'dashboard',
      args: dashboardArgs(options),
      env: localSettings(ports, { ...door, appClientId }, dashboardUrl),
      logs,
      onGiveUp: stopAll.fail,
    }),
  );
  await startOrStop(dashboard, stopAll);
  writeReady(options.state, { dashboardUrl, ...door, pid: process.pid });
  announce(dashboardUrl, door, since);
}

/** With an Azure cloud there is no local part at all. @param {Options} options @param {string} cloud @param {number} since */
async function startAzure(options, cloud, since) {
  const stopAll = stopper(() => {});
  const env = { STUDIO_PORT: String(options.port ?? process.env.STUDIO_PORT ?? 3000) };
  await startOrStop(
    stopAll.add(
      createPart({ name: 'dashboard', args: dashboardArgs(options), env, logs: null, onGiveUp: stopAll.fail }),
    ),
    stopAll,
  );
  say(`Batch Studio for ${cloud} listens on port ${env.STUDIO_PORT} (${secondsSince(since)}). Stop it with Ctrl-C.`);
}

/** @param {{ start: () => Promise<any> }} part @param {{ now: () => Promise<void> }} stopAll */
async function startOrStop(part, stopAll) {
  try {
    return await part.start();
  } catch (error) {
    await stopAll.now();
    throw error;
  }
}

/** @param {string} folder @param {{ workspacePort: number, storagePort: number }} ports @param {string} dashboardUrl */
const workspaceArgs = (folder, ports, dashboardUrl) => [
  '--import',
  'tsx',
  inRoot('lib/emulator/main.ts'),
  '--workspace-port',
  String(ports.workspacePort),
  '--storage-port',
  String(ports.storagePort),
  '--state',
  folder,
  '--dashboard-url',
  dashboardUrl,
];

/** @param {Options} options */
const dashboardArgs = (options) => [inRoot('lib/launch/dashboard.mjs'), ...(options.dev ? ['--dev'] : [])];

/**
 * The configuration table's values for the local workspace.
 * @param {{ port: number, workspacePort: number, storagePort: number }} ports @param {Record<string, string>} door @param {string} dashboardUrl
 */
const localSettings = (ports, door, dashboardUrl) => ({
  STUDIO_CLOUD: 'Local',
  STUDIO_CLIENT_ID: door.appClientId ?? '',
  STUDIO_TENANT_ID: door.tenantId ?? '',
  STUDIO_PUBLIC_URL: dashboardUrl,
  STUDIO_PORT: String(ports.port),
  STUDIO_WORKSPACE_URL: `http://localhost:${ports.workspacePort}`,
  STUDIO_STORAGE_URL: `http://localhost:${ports.storagePort}`,
});

/** Stops every part, the last started first, once. @param {() => void} last */
function stopper(last) {
  /** @type {{ stop: () => Promise<void> }[]} */
  const parts = [];
  /** @type {Promise<void> | undefined} */
  let ending;
  const now = () =>
    (ending ??= (async () => {
      last();
      for (const part of parts.reverse()) await part.stop();
    })());
  const end = async (/** @type {number} */ code) => {
    await now();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));
  return {
    now,
    add: (/** @type {ReturnType<typeof createPart>} */ part) => {
      parts.push(part);
      return part;
    },
    fail: (/** @type {string} */ sentence) => {
      console.error(sentence);
      void end(1);
    },
  };
}

/** @param {string} url @param {{ users?: { username: string }[], armBaseUrl?: string }} door @param {number} since */
function announce(url, door, since) {
  const names = (door.users ?? []).map((user) => user.username).join(' or ');
  say(
    `\nBatch Studio is ready (${secondsSince(since)}).\n\n  Open        ${url}\n  Sign in as  ${names}; no password\n  Azure ML    ${door.armBaseUrl}, served by this machine\n\nStop it with Ctrl-C.`,
  );
}

module.exports = { main };
