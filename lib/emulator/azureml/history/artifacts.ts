import { ARTIFACT_CONTAINER } from '../../directory';
import { blobBase } from '../sas';
import type { Call, Services } from '../types';

/** Life of an artifact's SAS: what Azure's own client gives one for the same purpose (contract F1). */
const MINUTES = 30;
const ORIGIN = 'ExperimentRun';

/** What a run has written: its log files. Paths are relative to the run. */
interface Artifact {
  path: string;
  contentUri: string;
}

/** Every artifact of a run below a path, in order, with a SAS on the scheme that the caller speaks; new at every call. */
export async function artifactsOf(call: Call, services: Services, runId: string, below = ''): Promise<Artifact[]> {
  const folder = `${ORIGIN}/dcid.${runId}/`;
  const base = blobBase(call.base, services.blobBaseUrl);
  const found: Artifact[] = [];
  for await (const { name } of services.blobs.list(ARTIFACT_CONTAINER, folder + below)) {
    const contentUri = services.blobs.sasUrl(ARTIFACT_CONTAINER, name, base, MINUTES);
    found.push({ path: name.slice(folder.length), contentUri });
  }
  return found;
}

const shared = (runId: string, path: string) => ({ origin: ORIGIN, container: `dcid.${runId}`, path });

/** Run history's `Artifact` (contract C3); storage keeps no more of one than its name. */
export const artifactView = (runId: string, createdTime: string, { path }: Artifact) => ({
  artifactId: `${ORIGIN}/dcid.${runId}/${path}`,
  ...shared(runId, path),
  etag: null,
  createdTime,
  dataPath: { dataStoreName: 'workspaceartifactstore', relativePath: `${ORIGIN}/dcid.${runId}/${path}` },
  tags: {},
});

/** Run history's `ArtifactContentInformation`: where to read it. */
export const contentInformation = (runId: string, { path, contentUri }: Artifact) => ({
  contentUri,
  ...shared(runId, path),
  tags: {},
});
