'use strict';

/**
 * Stops every part once, the last started first, on Ctrl-C and when a part gives up.
 * @param {() => void} last what is taken back before the parts end
 */
function createStopper(last) {
  /** @type {{ stop: () => Promise<void> }[]} */
  const parts = [];
  /** @type {Promise<void> | undefined} */
  let ending;
  const stopAll = async () => {
    last();
    for (const part of parts.reverse()) await part.stop();
  };
  const now = () => {
    ending ??= stopAll();
    return ending;
  };
  const end = async (/** @type {number} */ code) => {
    await now();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));
  return {
    /** @param {string} sentence why nothing can go on */
    fail: (sentence) => {
      console.error(sentence);
      void end(1);
    },
    /** Starts a part and answers what it said when it was ready; when it fails, everything is stopped first. @param {{ start: () => Promise<any>, stop: () => Promise<void> }} part */
    start: async (part) => {
      parts.push(part);
      try {
        return await part.start();
      } catch (error) {
        await now();
        throw error;
      }
    },
  };
}

module.exports = { createStopper };
