import { assetKey, labelKey, type Wanted, wantedOf } from '@/lib/domain/local-assets/wanted';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import { latestOf } from './labels';
import { planCode } from './plan-code';
import { planComponentFile, planComponentOfJob } from './plan-component';
import { planEnvironment } from './plan-environment';
import { planModel } from './plan-model';
import type { PlannedAsset, PlannedVersion, PlanTools } from './planned';

/** What texts need of a workspace: the terms to send them with, and what is to be done before these hold. */
export interface AssetPlan {
  terms: WorkspaceTerms;
  /** To be registered, in this order; each with its upload. Empty where the workspace has all of it. */
  versions: PlannedVersion[];
  /** Paths that ignore files leave out. */
  ignored: string[];
}

interface Found {
  labels: Map<string, string>;
  codes: Map<string, string>;
  assets: Map<string, string>;
  files: Map<string, string>;
  jobs: Map<string, string>;
  versions: PlannedVersion[];
  ignored: string[];
}

const nothing = (): Found => ({
  labels: new Map(),
  codes: new Map(),
  assets: new Map(),
  files: new Map(),
  jobs: new Map(),
  versions: [],
  ignored: [],
});

function note(found: Found, { id, version, ignored }: PlannedAsset): string {
  if (version) found.versions.push(version);
  found.ignored.push(...ignored);
  return id;
}

async function findAll(tools: PlanTools, wanted: Wanted): Promise<Found> {
  const found = nothing();
  for (const label of wanted.labels) found.labels.set(labelKey(label), await latestOf(tools.api, label));
  for (const [path, scripts] of wanted.codes) found.codes.set(path, note(found, await planCode(tools, path, scripts)));
  for (const asset of wanted.assets) {
    const plan = asset.type === 'models' ? planModel : planEnvironment;
    found.assets.set(assetKey(asset), note(found, await plan(tools, asset)));
  }
  for (const path of wanted.componentFiles)
    takeComponent(found, found.files, path, await planComponentFile(tools, path));
  for (const job of wanted.componentJobs) takeComponent(found, found.jobs, job, await planComponentOfJob(tools, job));
  return found;
}

function takeComponent(
  found: Found,
  into: Map<string, string>,
  key: string,
  planned: Awaited<ReturnType<typeof planComponentFile>>,
) {
  into.set(key, planned.id);
  found.versions.push(...planned.versions);
  found.ignored.push(...planned.ignored);
}

const known = (ids: ReadonlyMap<string, string>, key: string) => {
  const id = ids.get(key);
  if (id === undefined) throw new Error('The text asks for more than was prepared: prepare it again.');
  return id;
};

const termsOf = (tools: PlanTools, location: string, found: Found): WorkspaceTerms => ({
  workspaceId: tools.workspaceId,
  location,
  versionOfLabel: (type, name, label) => known(found.labels, labelKey({ type, name, label })),
  uploadedCode: (path) => known(found.codes, path),
  inlineAsset: (type, name, version, described) => known(found.assets, assetKey({ type, name, version, described })),
  componentOfFile: (path) => known(found.files, path),
  componentOfJob: (job) => known(found.jobs, job),
});

/** What others point at comes first; components stand behind what they are made of already. */
const ORDER: readonly PlannedVersion['collection'][] = ['codes', 'environments', 'models', 'components'];

/** One registration for each version, however often the texts name it. */
function inOrder(versions: PlannedVersion[]): PlannedVersion[] {
  const key = ({ collection, name, version }: PlannedVersion) => JSON.stringify([collection, name, version]);
  const unique = [...new Map(versions.map((version) => [key(version), version])).values()];
  return ORDER.flatMap((collection) => unique.filter((version) => version.collection === collection));
}

/**
 * Finds out what texts of endpoints and deployments ask of a workspace. Only reads: nothing is sent or registered before
 * `carryOut`. Throws AssetProblem, which names the file, and what the workspace refuses.
 */
export async function planAssets(tools: PlanTools, texts: readonly string[]): Promise<AssetPlan> {
  const found = await findAll(tools, wantedOf(texts));
  const location = await tools.api.location();
  return { terms: termsOf(tools, location, found), versions: inOrder(found.versions), ignored: found.ignored };
}
