import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuiltIn } from '../azureml/built-in';
import type { Blobs } from '../compute/types';
import { BLOB_CONTAINER, PUBLIC_CONTAINER, WORKSPACE_SCOPE } from '../directory';
import { type Storage, startStorage } from '../storage';
import { freePort } from '../storage/testing/free-port';
import { createResourceStore, openDatabase, type ResourceStore } from '../store';
import { issueCertificates } from '../transport/issue-certificates';
import { seedWorkspace } from '.';

let dir: string;
let storage: Storage;
let db: Database.Database;
let resources: ResourceStore;
const props = (path: string) => resources.get(`${WORKSPACE_SCOPE}/${path}`)?.body.properties;
const names = async (container: string, prefix: string) => {
  const found: string[] = [];
  for await (const { name } of storage.blobs.list(container, prefix)) found.push(name.slice(prefix.length));
  return found;
};

const written = new Set<string>();

/** Notes every write and fails after some; of the many digits only ten go on to storage, which takes its time for each. */
function throughTo(writes: number): Blobs {
  const write: Blobs['write'] = async (container, name, body, contentType) => {
    if (written.size >= writes) throw new Error('killed');
    written.add(`${container}/${name}`);
    if (!/\d\d\.png$/.test(name)) await storage.blobs.write(container, name, body, contentType);
  };
  return { ...storage.blobs, write };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seed-'));
  const [port, tls] = [await freePort(), await issueCertificates(new Date())];
  storage = await startStorage({ dir: join(dir, 'azurite'), port, tls, allowedOrigin: 'http://localhost:3000' });
  db = openDatabase(join(dir, 'workspace.db'));
  resources = createResourceStore(db);
  ensureBuiltIn(resources, { now: () => new Date() }, null);
  const broken = throughTo(100);
  await expect(seedWorkspace({ resources, blobs: broken, db })).rejects.toThrow('killed');
  written.clear();
  await seedWorkspace({ resources, blobs: throughTo(Number.POSITIVE_INFINITY), db });
}, 180_000);

afterAll(async () => {
  db.close();
  await storage.close();
  await rm(dir, { recursive: true });
});

describe('the seeded workspace', () => {
  it('has the digits 0 to 999 of the test set, also after a start that was killed half-way', async () => {
    const digits = [...written].filter((name) => name.startsWith(`${BLOB_CONTAINER}/sample-data/mnist/`));
    expect(digits.map((name) => name.split('/').at(-1))).toEqual(
      Array.from({ length: 1_000 }, (_, index) => `${index}.png`),
    );
    expect([...written].filter((name) => name.startsWith(`${PUBLIC_CONTAINER}/mnist/`))).toHaveLength(100);
    const { width, height, channels, data } = decode(
      await storage.blobs.read(BLOB_CONTAINER, 'sample-data/mnist/0.png'),
    );
    const hash = createHash('sha256').update(data).digest('hex');
    expect({ width, height, channels, hash }).toMatchInlineSnapshot(`
      {
        "channels": 1,
        "hash": "8f6a418c9a639f9e14e96feca47a97df2a35a0a68ae2875431c5c80e05536941",
        "height": 28,
        "width": 28,
      }
    `);
  });

  it('points every asset at files that are there', async () => {
    const uris = [
      [props('data/mnist-data/versions/1')?.dataUri, '0.png'],
      [props('models/mnist-onnx/versions/1')?.modelUri, 'MLmodel'],
      [props('models/mnist-centroid/versions/1')?.modelUri, 'centroids.json'],
      [props('codes/nearest-centroid/versions/1')?.codeUri, 'score.py'],
    ];
    for (const [uri, file] of uris) {
      const [, path] = String(uri).split('/datastores/workspaceblobstore/paths/');
      expect(await names(BLOB_CONTAINER, `${path?.replace(/\/$/, '')}/`)).toContain(file);
    }
  });

  it('points every deployment at resources that are there', () => {
    const base = 'batchEndpoints/mnist-batch';
    expect(props(base)?.defaults).toEqual({ deploymentName: 'mnist-onnx' });
    for (const deployment of ['mnist-onnx', 'mnist-script']) {
      const text = JSON.stringify(props(`${base}/deployments/${deployment}`));
      const ids = text.match(/\/subscriptions\/[^"]+/g) ?? [];
      expect(ids.length).toBeGreaterThan(1);
      for (const id of ids) expect(resources.get(id), id).toBeDefined();
    }
  });

  it('does nothing at the next start: what was deleted stays deleted, what was changed stays changed', async () => {
    const endpoint = `${WORKSPACE_SCOPE}/batchEndpoints/mnist-batch`;
    resources.delete(`${endpoint}/deployments/mnist-script`);
    resources.put(endpoint, { location: 'local', properties: { description: 'mine' } }, { by: 'me', at: '2026-01-01' });
    const blobs = { ...storage.blobs, write: () => Promise.reject(new Error('wrote again')) };
    await seedWorkspace({ resources, blobs, db });
    expect(props('batchEndpoints/mnist-batch')).toEqual({ description: 'mine' });
    expect(props('batchEndpoints/mnist-batch/deployments/mnist-script')).toBeUndefined();
  });
});
