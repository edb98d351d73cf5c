// The local workspace's programs as plain modules. Read as TypeScript through a loader, a start takes twice as long, and every
// start counts: the first one, each in a test, and the one after a crash.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { clearOlder, place } from './place.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const room = path.join(root, 'lib/emulator');
/** What runs in a process of its own, and what such a process is told to load. */
const ENTRIES = ['boot', 'storage/azurite-server', 'compute/workers/onnx-process', 'compute/onnx/index'];

/** A module's address stays that of its source, beside which the seed's files and the Python runners lie. @type {import('esbuild').Plugin} */
const addressOfSource = {
  name: 'address-of-source',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]lib[\\/](emulator|contracts)[\\/].*\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: fs
        .readFileSync(file, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
    })),
};

async function bundled() {
  const { outputFiles } = await build({
    entryPoints: ENTRIES.map((entry) => path.join(room, `${entry}.ts`)),
    outbase: room,
    outdir: room, // nothing is written there: the files go where their content says
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    define: { BUNDLE: 'import.meta.url' }, // see lib/emulator/programs.ts
    plugins: [addressOfSource],
  });
  return outputFiles.map(({ path: file, contents }) => ({ name: path.relative(room, file), contents }));
}

/** @param {{ name: string, contents: Uint8Array }[]} files @returns {(folder: string) => Promise<void>} */
const writes = (files) => async (folder) => {
  for (const { name, contents } of files) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), contents);
  }
};

/**
 * Bundles today's sources, which takes a fraction of a second, into a folder named by the result.
 * @param {{ only?: boolean }} [how] `only`: no program runs from an older bundle, and those go
 * @returns {Promise<string>} the program's way in, for `node`
 */
export async function ensureWorkspace({ only = false } = {}) {
  const files = await bundled();
  const hash = createHash('sha256');
  for (const { name, contents } of files) hash.update(`${name}\n`).update(contents);
  const wanted = path.join(root, '.build/workspace', hash.digest('hex').slice(0, 12));
  await place(wanted, writes(files));
  if (only) clearOlder(wanted);
  return path.join(wanted, 'boot.mjs');
}
