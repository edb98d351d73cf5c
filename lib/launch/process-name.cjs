'use strict';
const fs = require('node:fs');
const { spawnSync } = require('node:child_process');

/** @param {string} command @param {string[]} args @returns {string} what it prints; empty when it fails */
const ask = (command, args) =>
  spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }).stdout ?? '';

/** @param {number} pid @returns {string} when it started, the boot included; empty when it has ended, also as a zombie that nobody reaped */
function startOnLinux(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // from field 3 on: the name before it may hold anything
  if (fields[0] === 'Z' || fields[0] === 'X') return '';
  return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')} ${fields[19]}`; // field 22, starttime
}

/** @param {number} pid @returns {string} */
const startElsewhere = (pid) =>
  process.platform === 'win32'
    ? ask('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`])
    : ask('ps', ['-o', 'lstart=', '-p', String(pid)]);

/** @param {number} pid @returns {boolean} */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * A name that no later process has: numbers repeat after a power cut and in containers, so the start belongs to it.
 * @param {number} pid @returns {string | null} null when no such process runs; `…-unknown` where the start can not be learned
 */
function nameOf(pid) {
  if (!isAlive(pid)) return null;
  try {
    const start = process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid) || 'unknown';
    return start ? `${pid}-${start.trim().replace(/\W+/g, '_')}` : null;
  } catch {
    return isAlive(pid) ? `${pid}-unknown` : null;
  }
}

module.exports = { nameOf };
