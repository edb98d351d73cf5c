'use strict';
const path = require('node:path');
const { parseArgs } = require('node:util');
const { Stop } = require('./say.cjs');

const FLAGS = /** @type {const} */ ({
  port: { type: 'string', help: 'port of the dashboard (3000)' },
  'workspace-port': { type: 'string', help: 'port of the local workspace over http (3100); https is on this port + 2' },
  'storage-port': { type: 'string', help: 'port of the local blob storage (3101)' },
  state: { type: 'string', help: 'folder that keeps everything (.local-workspace)' },
  reset: { type: 'boolean', help: 'first remove what Batch Studio keeps there; asks before it does' },
  yes: { type: 'boolean', help: 'answer yes to what --reset asks' },
  dev: { type: 'boolean', help: 'hot reload instead of the production build' },
  help: { type: 'boolean', help: 'this text' },
});

/**
 * npm swallows flags that stand before `--` and leaves them in the environment; the value of `--port 4000` it passes on as a
 * word of its own.
 * @param {Record<string, string | undefined>} env @param {string} script @param {string[]} args what npm passed on
 * @returns {string | null} the sentence with the right line
 */
function swallowedFlags(env, script, args) {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const wordFor = (/** @type {string} */ name) => {
    const fitting = words.filter((word) => /^\d+$/.test(word) === name.endsWith('port'));
    return fitting.length === 1 ? fitting[0] : 'VALUE'; // npm tells no order
  };
  const given = (/** @type {string} */ name) => env[`npm_config_${name.replace(/-/g, '_')}`];
  const found = Object.keys(FLAGS)
    .filter((name) => !['yes', 'dev', 'help'].includes(name) && given(name))
    .map((name) => {
      if (name === 'reset') return '--reset';
      return `--${name} ${given(name) === 'true' ? wordFor(name) : given(name)}`;
    });
  return found.length ? `Flags go after two dashes: npm ${script} -- ${found.join(' ')}` : null;
}

/** @param {string | undefined} text @param {string} name of the flag or setting @returns {number | undefined} */
function portNumber(text, name) {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 65_533)
    throw new Stop(`${name} takes a port from 1 to 65533, not "${text}".`);
  return Number(text);
}

/**
 * @param {string[]} args what stands after `--`
 * @param {Record<string, string | undefined>} env
 * @returns {{ port?: number, workspacePort?: number, storagePort?: number, state: string, reset: boolean, yes: boolean, dev: boolean, help: boolean }}
 * @throws {Stop} with the right line
 */
function readOptions(args, env, script = 'start') {
  const swallowed = swallowedFlags(env, script, args);
  if (swallowed) throw new Stop(swallowed);
  try {
    const { values } = parseArgs({ args, options: FLAGS, allowPositionals: false });
    return {
      port: portNumber(values.port, '--port'),
      workspacePort: portNumber(values['workspace-port'], '--workspace-port'),
      storagePort: portNumber(values['storage-port'], '--storage-port'),
      state: path.resolve(values.state ?? '.local-workspace'),
      reset: Boolean(values.reset),
      yes: Boolean(values.yes),
      dev: Boolean(values.dev),
      help: Boolean(values.help),
    };
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(
      `${error instanceof Error ? error.message.split('. ')[0] : error}. \`npm ${script} -- --help\` lists the flags.`,
    );
  }
}

/** @param {Record<string, string | undefined>} env with what `.env` says @returns {number | undefined} @throws {Stop} */
const portSetting = (env) => portNumber(env.STUDIO_PORT?.trim() || undefined, 'STUDIO_PORT');

/** @param {{ name: string, default?: string, values?: string[], help: string }[]} settings rows of the configuration table */
function helpText(settings) {
  const row = (/** @type {string} */ name, /** @type {string} */ help) => `  ${name.padEnd(24)}${help}`;
  return [
    'npm start               the dashboard and, with STUDIO_CLOUD unset or Local, the local workspace',
    '',
    'Flags, after `--`:',
    ...Object.entries(FLAGS).map(([name, flag]) => row(`--${name}`, flag.help)),
    '',
    'Environment:',
    ...settings.map((s) =>
      row(s.name, `${s.help}${s.default ? ` (${s.default})` : ''}${s.values ? `; one of ${s.values.join(', ')}` : ''}`),
    ),
  ].join('\n');
}

module.exports = { portSetting, readOptions, swallowedFlags, helpText };
