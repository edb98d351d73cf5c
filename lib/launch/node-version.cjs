// Old syntax on purpose: a Node too old for the rest must still be able to parse this file and say so.
'use strict';

var OLDEST = [20, 19];

/** @param {string} version such as `v20.19.0` @returns {string | null} the sentence for a Node that is too old */
function tooOld(version) {
  var parts = version.replace(/^v/, '').split('.').map(Number);
  if (parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])) return null;
  return (
    'Batch Studio needs Node ' +
    OLDEST.join('.') +
    ' or newer; this is ' +
    version +
    '. Install a newer Node and run the same command again.'
  );
}

/** Runs `name` of this folder when this Node is new enough; otherwise one sentence and exit code 1. */
function enter(name) {
  var problem = tooOld(process.version);
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  var ending = require('./ending.cjs');
  ending.endWhenAsked();
  require('./' + name)
    .main()
    .catch(function (error) {
      ending.fail(error && error.sentence ? error.sentence : error);
    });
}

module.exports = { tooOld: tooOld, enter: enter };
