'use strict';

/** An end that needs one sentence for the person at the terminal and no stack. */
class Stop extends Error {
  /** @param {string} sentence what happened and what to do */
  constructor(sentence) {
    super(sentence);
    this.sentence = sentence;
  }
}

/** @param {number} since performance.now() at the start @returns {string} such as `8.3 s` */
const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

module.exports = { Stop, secondsSince, say: (/** @type {string} */ line) => console.log(line) };
