'use strict';
const fs = require('node:fs');
const path = require('node:path');

/** Tokens, bearer headers, SAS signatures and account keys, as they would look in a log. */
const SECRET = /eyJ[A-Za-z0-9_-]{20}|Bearer [A-Za-z0-9._-]{20}|[?&]sig=[A-Za-z0-9%+/]{16}|AccountKey=|refresh_token=/;

/** @param {string} folder @returns {string[]} the places in its log files that hold a secret, as `file:line` */
function secretsIn(folder) {
  return fs.readdirSync(folder).flatMap((name) => {
    const lines = fs.readFileSync(path.join(folder, name), 'utf8').split('\n');
    return lines.flatMap((line, at) => (SECRET.test(line) ? [`${name}:${at + 1}`] : []));
  });
}

module.exports = { secretsIn };
