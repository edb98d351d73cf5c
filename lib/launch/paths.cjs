'use strict';
const path = require('node:path');

/** The checkout that this launcher belongs to. */
const ROOT = path.resolve(__dirname, '../..');

module.exports = { ROOT, inRoot: (/** @type {string[]} */ ...parts) => path.join(ROOT, ...parts) };
