'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { inRoot } = require('./paths.cjs');
const { say, secondsSince } = require('./say.cjs');
const { portSetting, readOptions, helpText } = require('./options.cjs');
const { bootstrap, workspaceProgram } = require('./bootstrap.cjs');
const { atEnd, endsWell } = require('./ending.cjs');
const { choosePorts } = require('./ports.cjs');
const { lock, removeReady, writeReady } = require('./state.cjs');
const { reset } = require('./reset.cjs');
const { createPart } = require('./part.cjs');

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
const prepare = ({ dev }) => bootstrap({ build: !dev, serve: true });

/** Starts a part, which from now on is stopped with us. @param {Parameters<typeof createPart>[0]} what @returns {Promise<any>} what it said when it was ready */
async function startPart(what) {
  const part = createPart(what);
  atEnd(part.stop);
  return part.start();
}

/** The lock comes first: nothing is installed, built or removed under a program that runs. @param {Options} options @param {number} since */
async function startLocal(options, since) {
  await lock(options.state);
  removeReady(options.state); // of a start that was killed: whoever reads it must not find a door that is shut
  if (options.reset) await reset(options);
  const ports = await choosePorts({ ...options, port: options.port ?? portSetting(process.env) });
  await prepare(options);
  const logs = path.join(options.state, 'logs');
  fs.mkdirSync(logs, { recursive: true });

  const dashboardUrl = `http://localhost:${ports.port}`;
  say('Starting the local workspace.');
  const args = [await workspaceProgram(), ...workspaceFlags(options.state, ports, dashboardUrl)];
  const { door, appClientId } = await startPart({ name: 'local workspace', args, logs });
  const env = localSettings(ports, { clientId: appClientId, tenantId: door.tenantId }, dashboardUrl);
  await startPart({ name: 'dashboard', args: dashboardArgs(options), env, logs });
  atEnd(() => removeReady(options.state)); // before the parts stop
  writeReady(options.state, { dashboardUrl, ...door, pid: process.pid });
  announce(dashboardUrl, door, since);
  isUp();
}

/** With an Azure cloud there is no local part at all. @param {Options} options @param {string} cloud @param {number} since */
async function startAzure(options, cloud, since) {
  const env = { STUDIO_PORT: String(options.port ?? portSetting(process.env) ?? 3000) };
  await prepare(options);
  await startPart({ name: 'dashboard', args: dashboardArgs(options), env, logs: null });
  say(`Batch Studio for ${cloud} listens on port ${env.STUDIO_PORT} (${secondsSince(since)}). Stop it with Ctrl-C.`);
  isUp();
}

/** To be stopped is now what is meant to happen; a program that started us hears that we are up. */
function isUp() {
  endsWell();
  if (process.connected) process.send?.({ type: 'ready' });
}

/** @param {string} state @param {{ workspacePort: number, storagePort: number }} ports @param {string} dashboardUrl */
function workspaceFlags(state, ports, dashboardUrl) {
  const flags = {
    'workspace-port': ports.workspacePort,
    'storage-port': ports.storagePort,
    state,
    'dashboard-url': dashboardUrl,
  };
  return Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
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
