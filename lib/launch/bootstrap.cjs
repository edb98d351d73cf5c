'use strict';
const fs = require('node:fs');
const { spawnSync } = require('node:child_process');
const { inRoot, ROOT } = require('./paths.cjs');
const { Stop, say, secondsSince } = require('./say.cjs');
const { fingerprint, isStamped, stamp, unstamp } = require('./stamp.cjs');
const { runNpm } = require('./npm.cjs');
const { servedBy } = require('./serving.cjs');

const INSTALLED = inRoot('node_modules', '.batch-studio-installed');
const BUILT = inRoot('.next', 'batch-studio-built');
/** What the dashboard is built from. The local workspace and the launcher run as they are. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const NOT_BUILT = /^lib[\\/](emulator|launch|cli|testing)[\\/]|\.test\.tsx?$|\.md$/;

/** @param {string} what @throws {Stop} when another start of this checkout serves what would be replaced */
function refuseUnderOthers(what) {
  const pid = servedBy();
  if (pid)
    throw new Stop(
      `The sources changed and must be ${what} anew, but process ${pid} runs Batch Studio from this folder. Stop it with Ctrl-C and run the same command again.`,
    );
}

/** Installs the locked packages when the lock file, the platform or Node's major version changed, or when an install was interrupted. */
function ensureInstalled() {
  const wanted = fingerprint(
    ['package-lock.json', '.npmrc'],
    [process.platform, process.arch, process.version.split('.')[0] ?? ''],
  );
  if (isStamped(INSTALLED, wanted)) return;
  refuseUnderOthers('installed');
  const since = performance.now();
  say('Installing packages; the first time takes a minute or two.');
  unstamp(INSTALLED);
  if (runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']) !== 0)
    throw new Stop(
      'The packages were not installed. What npm says stands above; put it right and run the same command again.',
    );
  stamp(INSTALLED, wanted); // last: an interrupted install has no stamp
  say(`Packages installed in ${secondsSince(since)}.`);
}

/** Builds the dashboard when one of its sources changed, or when a build was interrupted. */
function ensureBuilt() {
  const wanted = fingerprint(SOURCES, [process.version], (file) => !NOT_BUILT.test(file));
  if (isStamped(BUILT, wanted)) return;
  refuseUnderOthers('built');
  const since = performance.now();
  say('Building the dashboard; this takes a minute after a change.');
  unstamp(BUILT);
  const log = inRoot('.next', 'build.log');
  fs.mkdirSync(inRoot('.next'), { recursive: true });
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const done = spawnSync(process.execPath, [inRoot('node_modules/next/dist/bin/next'), 'build'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  fs.mkdirSync(inRoot('.next'), { recursive: true });
  fs.writeFileSync(log, `${done.stdout ?? ''}${done.stderr ?? ''}`);
  if (done.status !== 0) {
    console.error(fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-30).join('\n'));
    throw new Stop(`The dashboard was not built. The reason stands above and in ${log}.`);
  }
  stamp(BUILT, wanted);
  say(`Dashboard built in ${secondsSince(since)}.`);
}

module.exports = { ensureInstalled, ensureBuilt };
