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
const { markServing } = require('./serving.cjs');
const { createStopper } = require('./stopper.cjs');

/** `npm start`: installs, builds, starts the parts, says where, and stays until it is told to stop. */
async function main() {
  const since = performance.now();
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help)
    return say(helpText(JSON.parse(fs.readFileSync(inRoot('lib/contracts/config/settings.json'), 'utf8'))));
  if (fs.existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env')); // what the shell says wins
  const cloud = process.env.STUDIO_CLOUD || 'Local';
  await (cloud === 'Local' ? startLocal(options, since) : startAzure(options, cloud, since));
}

/** @typedef {ReturnType<typeof readOptions>} Options */

/** @param {Options} options */
function prepare({ dev }) {
  ensureInstalled();
  if (!dev) ensureBuilt();
  markServing();
}

/** The lock comes first: nothing is installed, built or removed under a program that runs. @param {Options} options @param {number} since */
async function startLocal(options, since) {
  process.once('exit', lock(options.state));
  if (options.reset) await reset(options);
  const port = options.port ?? (Number(process.env.STUDIO_PORT) || undefined);
  const ports = await choosePorts({ ...options, port });
  prepare(options);
  removeReady(options.state);
  const logs = path.join(options.state, 'logs');
  fs.mkdirSync(logs, { recursive: true });

  const dashboardUrl = `http://localhost:${ports.port}`;
  const stopper = createStopper(() => removeReady(options.state));
  const onGiveUp = stopper.fail;
  say('Starting the local workspace.');
  const args = workspaceArgs(options.state, ports, dashboardUrl);
  const { door, appClientId } = await stopper.start(createPart({ name: 'local workspace', args, logs, onGiveUp }));
  const env = localSettings(ports, { clientId: appClientId, tenantId: door.tenantId }, dashboardUrl);
  await stopper.start(createPart({ name: 'dashboard', args: dashboardArgs(options), env, logs, onGiveUp }));
  writeReady(options.state, { dashboardUrl, ...door, pid: process.pid });
  announce(dashboardUrl, door, since);
}

/** With an Azure cloud there is no local part at all. @param {Options} options @param {string} cloud @param {number} since */
async function startAzure(options, cloud, since) {
  prepare(options);
  const stopper = createStopper(() => {});
  const env = { STUDIO_PORT: String(options.port ?? process.env.STUDIO_PORT ?? 3000) };
  const args = dashboardArgs(options);
  await stopper.start(createPart({ name: 'dashboard', args, env, logs: null, onGiveUp: stopper.fail }));
  say(`Batch Studio for ${cloud} listens on port ${env.STUDIO_PORT} (${secondsSince(since)}). Stop it with Ctrl-C.`);
}

/** @param {string} state @param {{ workspacePort: number, storagePort: number }} ports @param {string} dashboardUrl */
function workspaceArgs(state, ports, dashboardUrl) {
  const flags = {
    'workspace-port': ports.workspacePort,
    'storage-port': ports.storagePort,
    state,
    'dashboard-url': dashboardUrl,
  };
  const given = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return ['--import', 'tsx', inRoot('lib/emulator/main.ts'), ...given];
}

/** @param {Options} options */
const dashboardArgs = (options) => [inRoot('lib/launch/dashboard.mjs'), ...(options.dev ? ['--dev'] : [])];

/**
 * The configuration table's values for the local workspace. It needs no password, so it answers on loopback only.
 * @param {{ port: number, workspacePort: number, storagePort: number }} ports
 * @param {{ clientId: string, tenantId: string }} ids @param {string} dashboardUrl
 */
const localSettings = (ports, ids, dashboardUrl) => ({
  STUDIO_CLOUD: 'Local',
  STUDIO_CLIENT_ID: ids.clientId,
  STUDIO_TENANT_ID: ids.tenantId,
  STUDIO_PUBLIC_URL: dashboardUrl,
  STUDIO_HOST: 'localhost',
  STUDIO_PORT: String(ports.port),
  STUDIO_WORKSPACE_URL: `http://localhost:${ports.workspacePort}`,
  STUDIO_STORAGE_URL: `http://localhost:${ports.storagePort}`,
});

/** @param {string} url @param {{ users: { username: string }[], armBaseUrl: string }} door @param {number} since */
function announce(url, door, since) {
  const names = door.users.map((user) => user.username).join(' or ');
  say(`
Batch Studio is ready (${secondsSince(since)}).

  Open        ${url}
  Sign in as  ${names}; no password
  Azure ML    ${door.armBaseUrl}, served by this machine

Stop it with Ctrl-C.`);
}

module.exports = { main };
