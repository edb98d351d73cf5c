'use strict';

/** What must be stopped or taken away before this process ends. @type {(() => Promise<void>)[]} */
const duties = [];
/** @type {Promise<never> | undefined} */
let ending;
let codeWhenAsked = 1; // a test run or an install that was broken off did not succeed

/**
 * @param {() => void | Promise<void>} duty done at the end of this process, the youngest first, unless it was done before
 * @returns {() => Promise<void>} does it now; once, whoever asks
 */
function atEnd(duty) {
  /** @type {Promise<void> | undefined} */
  let done;
  const now = () => {
    done ??= Promise.resolve()
      .then(duty)
      .finally(() => duties.splice(duties.indexOf(now), 1)); // not before: the end waits for what is under way
    return done;
  };
  duties.push(now);
  return now;
}

/** Does what is to be done and ends. @param {number} code @returns {Promise<never>} */
function end(code) {
  ending ??= settle().then(() => process.exit(code));
  return ending;
}

async function settle() {
  for (let duty = duties.at(-1); duty; duty = duties.at(-1)) await duty().catch(console.error);
}

/** @param {string} sentence why nothing can go on */
function fail(sentence) {
  if (ending) return; // what breaks then is part of the end
  console.error(sentence);
  void end(1);
}

const LOOK_EVERY_MS = 500;

/** Ctrl-C, a signal, and the end of the program that started this one (Windows has no signals to send) end everything. */
function endWhenAsked() {
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => void end(codeWhenAsked));
  process.channel?.unref(); // to listen to it is no reason to stay
  const shell = process.ppid;
  const isOrphan = () => process.ppid !== shell;
  // npm ends its shell when it is ended itself, and the shell does not pass that on.
  if (process.env.npm_lifecycle_event) setInterval(() => isOrphan() && void end(codeWhenAsked), LOOK_EVERY_MS).unref();
}

module.exports = {
  atEnd,
  end,
  fail,
  endWhenAsked,
  isEnding: () => ending !== undefined,
  /** From now on to be ended is no failure. */
  endsWell: () => {
    codeWhenAsked = 0;
  },
};
