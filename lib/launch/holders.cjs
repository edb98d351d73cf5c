'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { nameOf } = require('./process-name.cjs');

const RETRY_AFTER_MS = 200;

/** @type {string | null | undefined} */
let own;
const ownName = () => {
  own ??= nameOf(process.pid);
  return own ?? `${process.pid}-unknown`;
};

/** @param {string} name of a file of `enroll` @returns {boolean} whether that very process still runs, and is another than this */
function isOtherAlive(name) {
  const pid = Number.parseInt(name, 10);
  if (!pid || pid === process.pid) return false;
  const now = nameOf(pid);
  return now !== null && (now === name || now.endsWith('-unknown') || name.endsWith('-unknown'));
}

/** Writes a process down in `folder`. @param {string} folder @param {number} [pid] this one @returns {() => void} strikes it out; the end of this process does too */
function enroll(folder, pid = process.pid) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, pid === process.pid ? ownName() : (nameOf(pid) ?? `${pid}-unknown`));
  fs.writeFileSync(file, '');
  const leave = () => {
    process.off('exit', leave);
    fs.rmSync(file, { force: true });
  };
  if (pid === process.pid) process.on('exit', leave);
  return leave;
}

/** The other living processes that are written down in `folder`; the dead are struck out. @param {string} folder @returns {number[]} */
function othersIn(folder) {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const dead = names.filter((name) => name !== ownName() && !isOtherAlive(name));
  for (const name of dead) fs.rmSync(path.join(folder, name), { force: true }); // never a living one's: names do not repeat
  return names.filter((name) => name !== ownName() && !dead.includes(name)).map((name) => Number.parseInt(name, 10));
}

/**
 * Holds `folder` for this process alone. Each writes itself down before it looks for others, so of two at once both see the
 * other and never both go on; the later number steps back, the earlier one looks again.
 * @param {string} folder @param {{ patienceMs: number, onWait?: () => void }} options
 * @returns {Promise<(() => void) | null>} gives it back; null when another still holds it after that time
 */
async function claim(folder, { patienceMs, onWait }) {
  /** @type {(() => void) | undefined} */
  let leave;
  for (let waited = 0; ; waited += RETRY_AFTER_MS) {
    leave ??= enroll(folder);
    const others = othersIn(folder);
    if (!others.length) return leave;
    const isOver = waited >= patienceMs;
    if (isOver || others.some((pid) => pid < process.pid)) {
      leave();
      leave = undefined;
    }
    if (isOver) return null;
    if (waited === 0) onWait?.();
    await sleep(RETRY_AFTER_MS);
  }
}

module.exports = { claim, enroll, othersIn };
