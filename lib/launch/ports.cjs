'use strict';
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { Stop } = require('./say.cjs');

const DEFAULTS = { port: 3000, workspacePort: 3100, storagePort: 3101 };
const FLAG = {
  port: '--port',
  workspacePort: '--workspace-port',
  storagePort: '--storage-port',
  workspaceTlsPort: '--workspace-port',
};

/** @param {number} port @param {string} host @returns {Promise<boolean>} whether it can be had there; a family that this machine lacks takes nothing */
const isFreeOn = (port, host) =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE'));
    probe.listen({ port, host, ipv6Only: host === '::1' }, () => probe.close(() => resolve(true)));
  });

/** `localhost` is both families. @param {number} port */
const isFree = async (port) => (await isFreeOn(port, '127.0.0.1')) && (await isFreeOn(port, '::1'));

/**
 * Flags win, then what this state folder used before, then the defaults. What was chosen is remembered, so that links stay good.
 * @param {{ port?: number, workspacePort?: number, storagePort?: number, state: string }} options
 * @returns {Promise<{ port: number, workspacePort: number, storagePort: number }>}
 */
async function choosePorts(options) {
  const file = path.join(options.state, 'ports.json');
  const before = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const ports = {
    port: options.port ?? before.port ?? DEFAULTS.port,
    workspacePort: options.workspacePort ?? before.workspacePort ?? DEFAULTS.workspacePort,
    storagePort: options.storagePort ?? before.storagePort ?? DEFAULTS.storagePort,
  };
  await refuseTaken(ports);
  fs.writeFileSync(file, `${JSON.stringify(ports)}\n`);
  return ports;
}

/** @param {{ port: number, workspacePort: number, storagePort: number }} ports @throws {Stop} on the first that is taken or named twice */
async function refuseTaken(ports) {
  const all = { ...ports, workspaceTlsPort: ports.workspacePort + 2 };
  const seen = new Map();
  for (const [name, port] of Object.entries(all)) {
    const flag = FLAG[/** @type {keyof typeof FLAG} */ (name)];
    if (seen.has(port))
      throw new Stop(
        `Port ${port} is asked for twice (${seen.get(port)} and ${flag}; https stands on --workspace-port + 2). Choose another: npm start -- ${flag} ${port + 10}`,
      );
    if (!(await isFree(port)))
      throw new Stop(
        `Port ${port} is in use. Stop the program that holds it, or choose another: npm start -- ${flag} ${(name === 'workspaceTlsPort' ? port - 2 : port) + 10}`,
      );
    seen.set(port, flag);
  }
}

module.exports = { choosePorts };
