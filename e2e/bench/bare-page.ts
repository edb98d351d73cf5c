import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

async function builtInto(outDir: string) {
  const root = path.join(import.meta.dirname, 'bare-monaco');
  await build({ root, logLevel: 'error', worker: { format: 'es' }, build: { outDir, emptyOutDir: true } });
}

/** A static page, packed as the dashboard packs its own; files with a hash in their name may be kept. */
function served(folder: string) {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = path.join(folder, pathname === '/' ? 'index.html' : path.normalize(pathname));
    const body = await readFile(name).catch(() => null);
    const keep = pathname === '/' ? 'no-store' : 'public, max-age=31536000, immutable';
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    response.writeHead(body ? 200 : 404, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': keep });
    response.end(gzipSync(body ?? ''));
  });
}

/** Builds a bare Monaco page and serves it on a port of its own until `close`. */
export async function bareMonacoPage(): Promise<{ url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bare-monaco-'));
  await builtInto(folder);
  const server = served(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };
}
