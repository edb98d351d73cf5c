'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { ROOT, inRoot } = require('./paths.cjs');

/** @param {string} relative a file or folder of the checkout @returns {string[]} its files, sorted, relative to the checkout */
function filesUnder(relative) {
  const full = inRoot(relative);
  if (!fs.existsSync(full)) return [];
  if (!fs.statSync(full).isDirectory()) return [relative];
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/**
 * What a step was made from, as one line: a change of a byte or a name changes it.
 * @param {string[]} sources files and folders of the checkout
 * @param {string[]} [also] further facts, such as the Node version
 * @param {(file: string) => boolean} [keep]
 */
function fingerprint(sources, also = [], keep = () => true) {
  const hash = createHash('sha256').update(also.join('\n'));
  for (const file of sources.flatMap(filesUnder).filter(keep))
    hash.update(`\n${file}\0`).update(fs.readFileSync(inRoot(file)));
  return hash.digest('hex');
}

/** @param {string} file @param {string} wanted @returns {boolean} whether the step was finished with these very sources */
const isStamped = (file, wanted) => fs.existsSync(file) && fs.readFileSync(file, 'utf8') === wanted;

module.exports = {
  fingerprint,
  isStamped,
  stamp: fs.writeFileSync,
  unstamp: (/** @type {string} */ file) => fs.rmSync(file, { force: true }),
};
