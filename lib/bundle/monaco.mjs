// Monaco as one module of its own, made before Next builds or serves. Next would cut it into functions that a browser compiles
// anew on every visit: it keeps compiled code of what ran while the script itself ran, and those run later.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { clearOlder, place } from './place.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = path.join(root, 'components/yaml-editor/monaco-bundle.ts');
const folder = path.join(root, 'public/monaco');
const locked = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
const versions = ['monaco-editor', 'vite'].map((one) => locked[`node_modules/${one}`].version);

/** Named by what it is made of, so that a browser may keep it for good. */
const name = createHash('sha256')
  .update([...versions, fs.readFileSync(entry), fs.readFileSync(import.meta.filename)].join('\n'))
  .digest('hex')
  .slice(0, 12);

/** Where the dashboard serves the module; its style sheet is `monaco.css` beside it. */
export const MONACO_URL = `/monaco/${name}/monaco.js`;

/** @param {string} outDir */
async function built(outDir) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'error',
    build: {
      outDir,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: false, entryFileNames: 'monaco.js', assetFileNames: 'monaco[extname]' },
      },
    },
  });
}

/** Builds the module where it is not there yet, and takes older ones away. Several processes may ask at once. */
export async function ensureMonaco() {
  const wanted = path.join(folder, name);
  if (fs.existsSync(wanted)) return;
  await place(wanted, built);
  clearOlder(wanted);
}
