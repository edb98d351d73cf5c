import { isJsonObject, type JsonObject } from '@/lib/domain/yaml/rest-body';
import type { UploadTransport } from '../upload/transport';
import type { AssetApi } from './asset-api';

export const MEMORY_ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w';

/** Stands for a bundle's header: four bytes of length, then JSON with the path. */
async function pathsOf(body: Blob): Promise<string[]> {
  const bytes = new Uint8Array(await body.arrayBuffer());
  const paths: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = new DataView(bytes.buffer).getUint32(at);
    const { path, size } = JSON.parse(new TextDecoder().decode(bytes.subarray(at + 4, at + 4 + length)));
    paths.push(path);
    at += 4 + length + size;
  }
  return paths;
}

/** A workspace in memory, for tests: what was stored and registered, in the order it was. `fail` may throw. */
export function memoryWorkspace() {
  const log: string[] = [];
  const versions = new Map<string, JsonObject>();
  const marks = new Set<string>();
  const fail = { store: (_path: string) => {}, register: (_name: string) => {} };
  const key = (...parts: string[]) => parts.join('/');
  const names = (collection: string, name: string) =>
    [...versions.keys()]
      .filter((one) => one.startsWith(`${collection}/${name}/`))
      .map((one) => one.split('/')[2] ?? '');

  const transport = (root: string): UploadTransport => ({
    rights: async (_target, blobs) => ({ rights: blobs.map((path) => ({ path, sas: 's' })), expiresAt: '9999-01-01' }),
    bundle: async ({ path }, body) => {
      const paths = await pathsOf(body);
      for (const one of paths) {
        fail.store(one);
        log.push(`store ${root}${path}/${one}`);
      }
      return paths;
    },
    relayBlock: async () => {},
    direct: async ({ url }) => {
      const blob = new URL(url).pathname.slice(1);
      fail.store(blob);
      log.push(`direct ${blob}`);
    },
  });

  const api: AssetApi = {
    location: async () => 'westeurope',
    codeByHash: async (hash) => {
      const found = [...versions].find(([, { properties: own }]) => isJsonObject(own) && own.hash_sha256 === hash);
      const [collection, name, version] = found?.[0].split('/') ?? [];
      return found ? `${MEMORY_ID}/${collection}/${name}/versions/${version}` : null;
    },
    startCode: async (name) => ({ containerUrl: `https://store/${name}`, sas: 'sas' }),
    codeTransport: ({ containerUrl }) => transport(`${containerUrl.split('/').at(-1)}:`),
    container: async ({ collection, name }) => {
      const known = names(collection, name);
      if (known.length === 0) return null;
      return { latestVersion: known.at(-1) ?? null, nextVersion: String(Math.max(0, ...known.map(Number)) + 1) };
    },
    version: async ({ collection, name, version }) => {
      const properties = versions.get(key(collection, name, version));
      return properties ? { properties } : null;
    },
    register: async ({ collection, name, version }, properties) => {
      fail.register(name);
      versions.set(key(collection, name, version), properties);
      log.push(`register ${key(collection, name, version)}`);
    },
    isUploaded: async ({ datastore, path }) => marks.has(key(datastore, path)),
    markUploaded: async ({ datastore, path }) => {
      marks.add(key(datastore, path));
      log.push(`mark ${path}`);
    },
    startFolder: async (datastore, path) => ({
      datastore,
      path,
      uri: '',
      containerUrl: `https://store/${datastore}`,
      direct: true,
    }),
    folderTransport: () => transport(''),
  };
  return { api, log, versions, marks, fail };
}
