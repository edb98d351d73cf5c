'use strict';
const readline = require('node:readline');
const { say, Stop } = require('./say.cjs');
const { empty } = require('./state.cjs');

/** @param {string} question @returns {Promise<string>} the line that was typed; empty when the terminal was closed or Ctrl-C pressed */
const ask = (question) =>
  new Promise((resolve) => {
    const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
    terminal.once('close', () => resolve(''));
    terminal.question(question, (line) => {
      resolve(line.trim());
      terminal.close();
    });
  });

/** Asks, then empties a state folder whose lock we hold; without a terminal only with --yes. @param {{ state: string, yes: boolean }} options @throws {Stop} */
async function reset({ state, yes }) {
  if (!yes && !process.stdin.isTTY)
    throw new Stop(
      `--reset would remove every job, upload and setting in ${state}. Add --yes to mean it: npm start -- --reset --yes`,
    );
  if (!yes && (await ask(`Remove every job, upload and setting in ${state}? Type yes: `)).toLowerCase() !== 'yes')
    throw new Stop('Nothing was removed.');
  const left = empty(state);
  if (left.length) say(`Left in ${state}, because Batch Studio did not make it: ${left.join(', ')}`);
}

module.exports = { reset };
