'use strict';
const net = require('node:net');
const { Stop } = require('./say.cjs');
const { rememberedPorts, rememberPorts } = require('./state.cjs');

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
  const before = rememberedPorts(options.state) ?? DEFAULTS;
  const ports = {
    port: options.port ?? before.port,
    workspacePort: options.workspacePort ?? before.workspacePort,
    storagePort: options.storagePort ?? before.storagePort,
  };
  await refuseTaken(ports);
  rememberPorts(options.state, ports);
  return ports;
}

/** @param {{ port: number, workspacePort: number, storagePort: number }} ports @throws {Stop} on the first that is named twice or taken */
async function refuseTaken(ports) {
  const all = Object.entries({ ...ports, workspaceTlsPort: ports.workspacePort + 2 }).map(([name, port]) => ({
    port,
    flag: FLAG[/** @type {keyof typeof FLAG} */ (name)],
    other: (name === 'workspaceTlsPort' ? ports.workspacePort : port) + 10,
  }));
  for (const [index, { port, flag }] of all.entries()) {
    const twin = all.slice(0, index).find((each) => each.port === port);
    if (twin)
      throw new Stop(
        `Port ${port} is asked for twice (${twin.flag} and ${flag}; https stands on --workspace-port + 2). Choose another: npm start -- ${flag} ${port + 10}`,
      );
  }
  for (const { port, flag, other } of all)
    if (!(await isFree(port)))
      throw new Stop(
        `Port ${port} is in use. Stop the program that holds it, or choose another: npm start -- ${flag} ${other}`,
      );
}

/** Below the numbers that the system hands out by itself. @param {number} count @returns {Promise<number[]>} neighbouring ports that are free now */
async function freePorts(count) {
  for (let base = 20_000 + (process.pid % 10_000); base < 32_000; base += count) {
    const ports = Array.from({ length: count }, (_, index) => base + index);
    if (!(await Promise.all(ports.map(isFree))).includes(false)) return ports;
  }
  throw new Stop('No free ports were found on this machine.');
}

module.exports = { choosePorts, freePorts };
