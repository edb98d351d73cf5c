'use strict';
const { spawnSync } = require('node:child_process');
const { Stop, say } = require('./say.cjs');
const { inRoot, ROOT } = require('./paths.cjs');

/** @param {string} command @param {string[]} args @returns {string | null} what it printed, null when it did not run */
function ask(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  return done.status === 0 ? done.stdout.trim() : null;
}

/** Installs Debian packages; only root on a Debian may. @param {string[]} packages @returns {boolean} */
function aptInstall(packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !ask('apt-get', ['--version'])) return false;
  say(`Installing ${packages.join(', ')} with apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (/** @type {string[]} */ args) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  return run(['update', '-qq']) && run(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

const SYSTEM_BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const systemBrowser = () =>
  SYSTEM_BROWSERS.map((name) => ask('sh', ['-c', `command -v ${name}`])).find(Boolean) ?? null;

/** @returns {string | null} where Playwright keeps its own Chromium, when it is there */
function playwrightBrowser() {
  const script =
    "const p=require('playwright').chromium.executablePath();process.stdout.write(require('fs').existsSync(p)?p:'')";
  const done = spawnSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' });
  return done.stdout || null;
}

/** CHROMIUM_PATH, else Playwright's own, else the system's, else one is installed. @returns {string} the path of a Chromium @throws {Stop} */
function findChromium() {
  const found = process.env.CHROMIUM_PATH || playwrightBrowser() || systemBrowser();
  if (found) return found;
  if (aptInstall(['chromium'])) return systemBrowser() ?? '';
  say('Downloading a Chromium with Playwright.');
  spawnSync(process.execPath, [inRoot('node_modules/playwright/cli.js'), 'install', 'chromium'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const own = playwrightBrowser();
  if (!own)
    throw new Stop(
      'No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to its program.',
    );
  return own;
}

const PYTHONS = ['python3', '/usr/bin/python3', 'python'];
const hasPandas = (/** @type {string} */ python) =>
  ask(python, ['-c', 'import sys, pandas; assert sys.version_info >= (3, 9)']) !== null;

/** A Python with pandas for the tests of the script scorer. @returns {string} @throws {Stop} */
function findPython() {
  const given = process.env.STUDIO_PYTHON;
  if (given) return given;
  const search = () => PYTHONS.find(hasPandas);
  const found = search() ?? (aptInstall(['python3', 'python3-pandas']) ? search() : undefined);
  if (!found)
    throw new Stop(
      'The tests of the script scorer need Python 3.9 or newer with pandas. Install it and set STUDIO_PYTHON to its program.',
    );
  return found;
}

const hasPeer = (/** @type {string} */ python) =>
  ask(python, ['-c', `import sys; sys.path.append('${inRoot('e2e/contract/peer/debian')}'); import azure.ai.ml`]) !==
  null;

/**
 * A Python with azure-ai-ml, the engine of `az ml`, for the contract tests with it: STUDIO_PEER_PYTHON, else the machine's,
 * else Debian's package. @returns {string | null} null where there is none and none could be installed
 */
function findPeerPython() {
  const given = process.env.STUDIO_PEER_PYTHON;
  if (given) return given;
  const search = () => PYTHONS.find(hasPeer) ?? null;
  return search() ?? (aptInstall(['python3-azure']) ? search() : null);
}

/** What pasted shell snippets need, for the tests that run them. @throws {Stop} */
function ensureShellTools() {
  const missing = ['bash', 'curl', 'jq'].filter((name) => ask('sh', ['-c', `command -v ${name}`]) === null);
  if (missing.length === 0 || aptInstall(missing)) return;
  throw new Stop(`The tests of the shell snippets need ${missing.join(', ')}. Install what is missing.`);
}

module.exports = { ensureShellTools, findChromium, findPeerPython, findPython };
