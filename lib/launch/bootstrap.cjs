'use strict';
const fs = require('node:fs');
const { claim, enroll, othersIn } = require('./holders.cjs');
const { inRoot } = require('./paths.cjs');
const { Stop, say, secondsSince } = require('./say.cjs');
const { fingerprint, isStamped, stamp, unstamp } = require('./stamp.cjs');
const { runNpm } = require('./npm.cjs');
const { run } = require('./tree.cjs');

/** Who installs or builds this checkout now, and who serves what was built. */
const AT_WORK = inRoot('.build', 'bootstrap');
const SERVING = inRoot('.build', 'serving');
const INSTALLED = inRoot('node_modules', '.batch-studio-installed');
const BUILT = inRoot('.next', 'batch-studio-built');
/** What the dashboard is built from. The local workspace is bundled at each start, the launcher runs as it is. */
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
const NOT_BUILT = /^lib[\\/](emulator|launch|cli|testing)[\\/]|^public[\\/]monaco[\\/]|\.test\.tsx?$|\.md$/;

/** @param {string} what @throws {Stop} when another start of this checkout serves what would be replaced */
function refuseUnderOthers(what) {
  const [pid] = othersIn(SERVING);
  if (pid)
    throw new Stop(
      `The sources changed and must be ${what} anew, but process ${pid} runs Batch Studio from this folder. Stop it with Ctrl-C and run the same command again.`,
    );
}

/** A step's program holds the place as well: it may outlive us, and nobody should work under it. @param {(onStart: (pid: number) => void) => Promise<number>} program */
async function holding(program) {
  /** @type {(() => void) | undefined} */
  let leave;
  const code = await program((pid) => {
    leave = enroll(AT_WORK, pid);
  });
  leave?.();
  return code;
}

/** Installs the locked packages when the lock file, the platform or Node's major version changed, or when an install was interrupted. */
async function ensureInstalled() {
  const wanted = fingerprint(
    ['package-lock.json', '.npmrc'],
    [process.platform, process.arch, process.version.split('.')[0] ?? ''],
  );
  if (isStamped(INSTALLED, wanted)) return;
  refuseUnderOthers('installed');
  const since = performance.now();
  say('Installing packages; the first time takes a minute or two.');
  unstamp(INSTALLED);
  if ((await holding((onStart) => runNpm(['ci', '--include=dev'], { onStart }))) !== 0)
    throw new Stop(
      'The packages were not installed. What npm says stands above; put it right and run the same command again.',
    );
  stamp(INSTALLED, wanted); // last: an interrupted install has no stamp
  say(`Packages installed in ${secondsSince(since)}.`);
}

/** @param {number} out where its output goes @param {(pid: number) => void} onStart */
const nextBuild = (out, onStart) =>
  run(process.execPath, [inRoot('node_modules/next/dist/bin/next'), 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', out, out],
    onStart,
  });

/** Builds the dashboard when one of its sources changed, or when a build was interrupted. */
async function ensureBuilt() {
  const wanted = fingerprint(SOURCES, [process.version], (file) => !NOT_BUILT.test(file));
  if (isStamped(BUILT, wanted)) return;
  refuseUnderOthers('built');
  const since = performance.now();
  say('Building the dashboard; this takes a minute after a change.');
  unstamp(BUILT);
  const log = inRoot('.build', 'build.log');
  const out = fs.openSync(log, 'w');
  const code = await holding((onStart) => nextBuild(out, onStart));
  fs.closeSync(out);
  if (code !== 0) {
    console.error(fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-30).join('\n'));
    throw new Stop(`The dashboard was not built. The reason stands above and in ${log}.`);
  }
  stamp(BUILT, wanted);
  say(`Dashboard built in ${secondsSince(since)}.`);
}

/**
 * Installs, and builds where wanted, what is not yet done; one command at a time in this checkout, the others wait and say so.
 * @param {{ build: boolean, serve?: boolean }} what `serve`: from now to our end no other command may build under us
 */
async function bootstrap({ build, serve = false }) {
  const onWait = () => say('Another command installs or builds in this folder; waiting until it is done.');
  const leave = await claim(AT_WORK, { patienceMs: Number.POSITIVE_INFINITY, onWait });
  try {
    await ensureInstalled();
    if (build) await ensureBuilt();
    if (serve) enroll(SERVING);
  } finally {
    leave?.();
  }
}

/** The local workspace's way in, bundled from today's sources. For who serves: an older bundle goes unless another runs from it. @returns {Promise<string>} */
async function workspaceProgram() {
  const { ensureWorkspace } = await import('../bundle/workspace.mjs');
  return ensureWorkspace({ only: othersIn(SERVING).length === 0 });
}

module.exports = { bootstrap, workspaceProgram };
