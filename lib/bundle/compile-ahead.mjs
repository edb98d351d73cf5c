// Next's scripts with the word to browsers that every function of them will be called: they then compile all of it beside the
// page's thread while the script comes in, and keep all of it compiled. Without it a function is compiled when it is first
// called, on every visit and on the page's thread: what Next bundles are functions that run after their script has.
import fs from 'node:fs';
import path from 'node:path';

/** Browsers read it in the first line only. It is a comment to all others. */
export const HINT = '//# allFunctionsCalledOnLoad\n';

/** Puts the hint before every script of a folder that has none yet. @param {string} folder the scripts of the pages */
export function hintScripts(folder) {
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    const script = fs.readFileSync(file, 'utf8');
    if (!script.startsWith(HINT)) fs.writeFileSync(file, HINT + script);
  }
}
