import type Database from 'libsql';
import type { Blobs } from '../compute/types';
import { users, WORKSPACE_SCOPE } from '../directory';
import type { ResourceStore } from '../store';
import { folders, uploadFolder } from './files';
import { createMarkers } from './markers';
import { seedResources } from './resources';

interface Workspace {
  resources: Pick<ResourceStore, 'put'>;
  blobs: Blobs;
  db: Database.Database;
}

type Markers = ReturnType<typeof createMarkers>;

/** Files are marked only when they would survive a kill: a marker without its files would be a hole for ever. */
async function seedFiles({ blobs }: Workspace, markers: Markers, at: string): Promise<void> {
  const missing = Object.values(folders).filter(({ container, prefix }) => !markers.has(`${container}/${prefix}`));
  if (missing.length === 0) return;
  for (const folder of missing) await uploadFolder(blobs, folder);
  await blobs.flush();
  for (const { container, prefix } of missing) markers.set(`${container}/${prefix}`, at);
}

async function seedStore({ resources, db }: Workspace, markers: Markers, at: string): Promise<void> {
  const missing = (await seedResources()).filter(({ path }) => !markers.has(path));
  const by = users[0]?.name ?? '';
  db.transaction(() => {
    for (const { path, body } of missing) {
      resources.put(`${WORKSPACE_SCOPE}/${path}`, body, { by, at });
      markers.set(path, at);
    }
  })();
}

/**
 * Fills a new workspace: data, models, code, an environment and the endpoint `mnist-batch`. What every workspace has from
 * the start (datastores, compute) is the REST surface's.
 * Each item is seeded once in the life of a state folder; a start that was killed half-way carries on.
 */
export async function seedWorkspace(workspace: Workspace): Promise<void> {
  const markers = createMarkers(workspace.db);
  const at = new Date().toISOString();
  await seedFiles(workspace, markers, at);
  await seedStore(workspace, markers, at);
}
