'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { inRoot } = require('./paths.cjs');
const { isAlive } = require('./state.cjs');

/** Who serves the build of this checkout: one file per launcher, named by its process. */
const FOLDER = inRoot('.build', 'serving');

/** From now on a build would pull the floor from under us. */
function markServing() {
  fs.mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, String(process.pid));
  fs.writeFileSync(file, '');
  process.once('exit', () => fs.rmSync(file, { force: true }));
}

/** @returns {number | undefined} a launcher that serves this checkout's build now */
function servedBy() {
  const pids = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER).map(Number) : [];
  for (const pid of pids) if (!isAlive(pid)) fs.rmSync(path.join(FOLDER, String(pid)), { force: true });
  return pids.find((pid) => pid !== process.pid && isAlive(pid));
}

module.exports = { markServing, servedBy };
