import { appendFile, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import type { Blobs } from '../types';

const asFileName = (part: string) => encodeURIComponent(part).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%2E'));

/** Blobs in a folder, for tests, with a reader over http beside it as worker processes need one. */
export async function folderBlobs(root: string): Promise<Blobs & { baseUrl: string; close(): Promise<void> }> {
  const place = (container: string, name: string) => path.join(root, container, ...name.split('/').map(asFileName));
  const made = async (file: string) => {
    await mkdir(path.dirname(file), { recursive: true });
    return file;
  };
  const server = createServer((request, response) => {
    const [container = '', ...parts] = new URL(request.url ?? '/', 'http://x').pathname.slice(1).split('/');
    // A name that a test asks for and that is never answered.
    if (parts.at(-1) === 'never.txt') return;
    readFile(place(container, parts.map(decodeURIComponent).join('/'))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    async *list(container, prefix) {
      const folder = path.join(root, container);
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
      const names = files.map((file) => path.relative(folder, file).split(path.sep).map(decodeURIComponent).join('/'));
      for (const name of names.sort())
        if (name.startsWith(prefix)) yield { name, bytes: (await stat(place(container, name))).size };
    },
    read: (container, name) => readFile(place(container, name)),
    download: (container, name, file) => copyFile(place(container, name), file),
    write: async (container, name, body) => writeFile(await made(place(container, name)), body),
    uploadFile: async (container, name, file) => copyFile(file, await made(place(container, name))),
    exists: (container, name) =>
      stat(place(container, name)).then(
        () => true,
        () => false,
      ),
    append: async (container, name, text) => appendFile(await made(place(container, name)), text),
    whyNotReadable: async () => null,
    sasUrl: (container, name) => `http://127.0.0.1:${port}/${container}/${name}`,
    flush: () => Promise.resolve(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
