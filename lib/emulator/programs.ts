import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** In a bundle, the address of the bundle's module (lib/bundle/workspace.mjs); in the sources there is no such name. */
declare const BUNDLE: string | undefined;

const isSource = typeof BUNDLE === 'undefined';
const room = new URL('.', import.meta.url).href;

/** Where a module of this room can be loaded from: itself, or its place in the bundle that runs. `source` is the address of its `.ts` file. */
export const moduleOf = (source: URL): URL =>
  isSource ? source : new URL(source.href.slice(room.length).replace(/\.ts$/, '.mjs'), BUNDLE);

/** What Node needs before such a module: the sources are TypeScript. */
export const loaderArgs: readonly string[] = isSource
  ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
  : [];
